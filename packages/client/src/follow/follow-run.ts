import { type LogLine, logLineSchema } from "@wheelhouse/core";
import type { Client } from "../call/create-client.ts";
import { type Follower, followStream } from "./follow-stream.ts";
import type { BackOff, FollowerState } from "./follower-state.ts";

/** How a run is followed. */
export interface FollowRunOptions {
  readonly client: Pick<Client, "open">;
  readonly run: string;
  /** The seq of the last event that is known; 0, or absent, for all of them. */
  readonly since?: number | undefined;
  /** *Contract*: called with every event once, in the order of `seq`, whatever happens to connections. */
  readonly onEvent: (event: LogLine) => void;
  /** What was given so far is of another journal; all of the run follows. */
  readonly onReset?: (() => void) | undefined;
  readonly onState?: ((state: FollowerState) => void) | undefined;
  readonly backOff?: BackOff | undefined;
  readonly silenceMs?: number | undefined;
}

/** Follows one run. An event that is missing is asked for again before any that comes after it is given. */
export function followRun(options: FollowRunOptions): Follower {
  const { run, since = 0, onEvent, onReset, ...rest } = options;
  return followStream({
    ...rest,
    path: () => `/api/runs/${encodeURIComponent(run)}/stream`,
    since,
    onFrame(frame, cursor = 0) {
      if (frame.event !== "trace") return "seen";
      const event = logLineSchema.parse(JSON.parse(frame.data));
      if (event.seq <= cursor) return "seen";
      if (event.seq > cursor + 1) return "gap";
      onEvent(event);
      return event.seq;
    },
    onReset: () => onReset?.(),
  });
}
