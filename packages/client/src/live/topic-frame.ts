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
/** The beginning of a patch: `[{"k":"…","id":"…"`. All of one patch is of one topic. */
const PATCH = /^\[\{"k":"(\w+)","id":("(?:[^"\\]|\\.)*")/;

/**
 * Which topic a frame belongs to, from how it begins: who only hands it on need not read all of it.
 * Undefined for an event of a later version.
 */
export function topicOf({ event, data }: Pick<SseFrame, "event" | "data">): string | undefined {
  switch (event) {
    case "trace":
    case "heard":
      return textOf(TOPIC.exec(data)?.[1]);
    case "patch": {
      const [, kind, id] = PATCH.exec(data) ?? [];
      return topicOfPatch(kind, textOf(id) ?? "");
    }
    case "flow_run_started":
    case "flow_run_step_updated":
      return "runs";
    default:
      return undefined;
  }
}

function topicOfPatch(kind: string | undefined, id: string): string | undefined {
  switch (kind) {
    case "run":
      return "runs";
    case "request":
      return "requests";
    case "signals":
    case "sources":
    case "flows":
    case "inbox":
      return kind;
    case "alert":
      return "alerts";
    case "issue":
      // Its id is `<project>/<number>`.
      return `issues:${id.slice(0, id.lastIndexOf("/"))}`;
    case "schedule":
      // Its id is `<project>/<name>`.
      return `schedules:${id.slice(0, id.lastIndexOf("/"))}`;
    case "thread":
      return `thread:${id}`;
    case "message":
    case "proposal":
      // Its id is `<project>/<name>/<n>`.
      return `thread:${id.slice(0, id.lastIndexOf("/"))}`;
    case "head":
    case "step":
      // A step's id is `<run>/<step>`.
      return `state:${id.split("/", 1)[0]}`;
    default:
      return undefined;
  }
}

function textOf(json: string | undefined): string | undefined {
  const text: unknown = json === undefined ? undefined : JSON.parse(json);
  return typeof text === "string" ? text : undefined;
}
