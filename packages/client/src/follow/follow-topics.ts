import {
  type FlowRunStarted,
  flowRunStartedSchema,
  type FlowRunStepUpdated,
  flowRunStepUpdatedSchema,
  type Patch,
  patchSchema,
  type TraceColumns,
  traceColumnsSchema,
} from "@wheelhouse/core";
import type { Client } from "../call/create-client.ts";
import type { SseFrame } from "../sse/parse-sse.ts";
import { type Follower, followStream } from "./follow-stream.ts";
import type { BackOff, FollowerState } from "./follower-state.ts";

/** How topics are followed. */
export interface FollowTopicsOptions {
  readonly client: Pick<Client, "open">;
  readonly topics: readonly string[];
  /** The global position of what is known, such as `as_of` of a run's state; absent for from now on. */
  readonly since?: number | undefined;
  readonly onPatch?: ((patch: Patch) => void) | undefined;
  readonly onTrace?: ((rows: TraceColumns) => void) | undefined;
  readonly onRunStarted?: ((started: FlowRunStarted) => void) | undefined;
  readonly onStepUpdated?: ((updated: FlowRunStepUpdated) => void) | undefined;
  /** What is known is too old: fetch it anew. What happens from `asOf` on follows. */
  readonly onReset: (asOf: number) => void;
  readonly onState?: ((state: FollowerState) => void) | undefined;
  readonly backOff?: BackOff | undefined;
  readonly silenceMs?: number | undefined;
}

/**
 * Follows the page's stream. *Contract*: a batch that was cut is given again as a whole, so a patch may
 * come twice, with the same `rev`; rows are given by `seq`, and who keeps them drops those it has.
 */
export function followTopics(options: FollowTopicsOptions): Follower {
  const { topics, ...rest } = options;
  return followStream({
    ...rest,
    path: () => `/api/stream?topics=${encodeURIComponent(topics.join(","))}`,
    since: options.since,
    onFrame(frame) {
      deliver(frame, options);
      // The id comes last in a batch: until then the cursor stays before it.
      return frame.event === "cursor" ? Number(frame.lastEventId) : "seen";
    },
  });
}

function deliver({ event, data }: SseFrame, to: FollowTopicsOptions): void {
  switch (event) {
    case "patch":
      return to.onPatch?.(patchSchema.parse(JSON.parse(data)));
    case "trace":
      return to.onTrace?.(traceColumnsSchema.parse(JSON.parse(data)));
    case "flow_run_started":
      return to.onRunStarted?.(flowRunStartedSchema.parse(JSON.parse(data)));
    case "flow_run_step_updated":
      return to.onStepUpdated?.(flowRunStepUpdatedSchema.parse(JSON.parse(data)));
    default:
      // A later version's event.
      return;
  }
}
