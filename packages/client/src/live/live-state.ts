import type { ClosedReason, FollowerState, LostReason } from "../follow/follower-state.ts";

/** Why the stream is not what it should be; `idle`: nothing is subscribed, `hidden`: nobody looks at the page. */
export type LiveReason = LostReason | ClosedReason | "idle" | "hidden";

/** How the stream of this browser is. */
export interface LiveState {
  readonly kind: FollowerState["kind"];
  /** When that began, in milliseconds of this machine. */
  readonly since: number;
  /** When the server was last heard, in milliseconds of this machine: exact when the stream was lost, up to a beat (ten seconds) old while it is live. */
  readonly heardAt: number | null;
  /** When the next try comes, in milliseconds of this machine; null when none waits or one is under way. */
  readonly retryAt: number | null;
  /** Null when all is well. */
  readonly why: LiveReason | null;
  /** Add it to this machine's time to have the server's, in milliseconds. */
  readonly clockOffsetMs: number;
}

/** What happens to the state that is shown. `heardAt`: when something last came, in milliseconds. */
export type LiveInput =
  | { readonly type: "follower"; readonly state: FollowerState; readonly heardAt: number | null }
  /** There is no connection because none is wanted. */
  | { readonly type: "rest"; readonly why: "idle" | "hidden" }
  /** The server was heard; `server` is its clock, when it said so. */
  | { readonly type: "beat"; readonly server: number | undefined };

/** The clocks of one machine differ by less than this only because a message takes its time, in milliseconds. */
const SAME_CLOCK_MS = 50;

/** Where a hub begins. */
export function firstLiveState(now: number): LiveState {
  return {
    kind: "connecting",
    since: now,
    heardAt: null,
    retryAt: null,
    why: "idle",
    clockOffsetMs: 0,
  };
}

/**
 * The state that people see, from the one that the connection has: pure and total, and the same object
 * where nothing changes. It is calmer than the connection. A change of topics opens a new connection
 * but loses nothing, so what was live stays live meanwhile; and what is stale stays stale through tries
 * that fail.
 */
export function stepLiveState(before: LiveState, input: LiveInput, now: number): LiveState {
  switch (input.type) {
    case "beat": {
      const offset = input.server === undefined ? before.clockOffsetMs : input.server - now;
      const isSame = Math.abs(offset - before.clockOffsetMs) < SAME_CLOCK_MS;
      return { ...before, heardAt: now, clockOffsetMs: isSame ? before.clockOffsetMs : offset };
    }
    case "rest":
      return become(before, { kind: "connecting", why: input.why, retryAt: null }, now);
    case "follower": {
      const { state, heardAt } = input;
      const after = become(before, shownOf(before, state, now), now);
      return after === before ? before : { ...after, heardAt };
    }
    default:
      return input satisfies never;
  }
}

type Shown = Pick<LiveState, "kind" | "why" | "retryAt">;

function shownOf(before: LiveState, state: FollowerState, now: number): Shown {
  const { kind } = state;
  switch (kind) {
    case "connecting":
      if (before.kind === "live") return before;
      if (before.kind === "stale") return { ...before, retryAt: null };
      return { kind, why: null, retryAt: null };
    case "replaying":
      if (before.kind === "live") return before;
      return { kind, why: null, retryAt: null };
    case "stale":
      // The machine says so once for each wait; when it repeats itself, the wait has begun already.
      if (before.kind === "stale" && before.retryAt !== null) return before;
      return { kind, why: state.why, retryAt: now + state.retryMs };
    case "closed":
      return { kind, why: state.why, retryAt: null };
    case "live":
    case "reset":
      return { kind, why: null, retryAt: null };
    default:
      return state satisfies never;
  }
}

function become(before: LiveState, { kind, why, retryAt }: Shown, now: number): LiveState {
  if (before.kind === kind && before.why === why && before.retryAt === retryAt) return before;
  return { ...before, kind, why, retryAt, since: before.kind === kind ? before.since : now };
}
