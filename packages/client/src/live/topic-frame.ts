import type { SseFrame } from "../sse/parse-sse.ts";

/** A frame with the topic that it belongs to, its data still the text that came. */
export interface TopicFrame {
  readonly topic: string;
  readonly event: string;
  readonly data: string;
}

/** Frames up to a global position: all of them or none were sent. */
export interface Batch {
  readonly cursor: number;
  readonly frames: readonly TopicFrame[];
}

/** The beginning of what has a topic of its own: `{"topic":"…"`. */
const TOPIC = /^\{"topic":("(?:[^"\\]|\\.)*")/;
/** The beginning of a patch: `[{"k":"…"`. All of one patch is of one kind. */
const KIND = /^\[\{"k":"(\w+)"/;

/**
 * Which topic a frame belongs to, from how it begins: who only hands it on need not read all of it.
 * Undefined for an event of a later version.
 */
export function topicOf({ event, data }: SseFrame): string | undefined {
  switch (event) {
    case "trace": {
      const name = TOPIC.exec(data)?.[1];
      const topic: unknown = name === undefined ? undefined : JSON.parse(name);
      return typeof topic === "string" ? topic : undefined;
    }
    case "patch": {
      const kind = KIND.exec(data)?.[1];
      return kind === undefined ? undefined : `${kind}s`;
    }
    case "flow_run_started":
    case "flow_run_step_updated":
      return "runs";
    default:
      return undefined;
  }
}
