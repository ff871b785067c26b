/**
 * Where a follower is. `stale`: what is shown is old, and the next try comes by itself. `reset`: what was
 * kept means nothing any more; the stream goes on from its cursor. `attempt` counts tries without
 * success in a row.
 */
export type FollowerState =
  | { readonly kind: "connecting"; readonly cursor: number | undefined; readonly attempt: number }
  | { readonly kind: "replaying"; readonly cursor: number | undefined; readonly attempt: number }
  | { readonly kind: "live"; readonly cursor: number | undefined }
  | { readonly kind: "reset"; readonly cursor: number }
  | {
      readonly kind: "stale";
      readonly cursor: number | undefined;
      readonly attempt: number;
      readonly why: LostReason;
      /** The next try comes after this time, in milliseconds. */
      readonly retryMs: number;
    }
  | { readonly kind: "closed"; readonly cursor: number | undefined; readonly why: ClosedReason };

/** Why a stream was lost: nobody answered, it ended, it was silent too long, or something in it was missing. */
export type LostReason = "unreachable" | "ended" | "silent" | "gap";
/** Why a follower ended: it was told to, or the server refuses it whatever comes. */
export type ClosedReason = "closed" | "denied" | "unknown" | "refused";

/** What happens to a follower. */
export type FollowerInput =
  | { readonly type: "opened" }
  | { readonly type: "moved"; readonly cursor: number }
  | { readonly type: "live" }
  | { readonly type: "reset"; readonly cursor: number }
  | { readonly type: "lost"; readonly why: LostReason }
  | { readonly type: "refused"; readonly why: ClosedReason }
  /** The wait is over, or somebody looks at the page again. */
  | { readonly type: "retry" }
  /** The stream is at another address from now on. */
  | { readonly type: "reopen" }
  | { readonly type: "close" };

/** What is to be done next. */
export type FollowerEffect = "connect" | "wait" | "hang-up" | "nothing";

/** How long to wait after a number of tries without success, in milliseconds. */
export type BackOff = (attempt: number) => number;

/**
 * The machine: pure and total. What does not fit a state changes nothing, so that a message of a
 * connection which was given up cannot move the next one back.
 */
export function stepFollower(
  state: FollowerState,
  input: FollowerInput,
  backOff: BackOff,
): { readonly state: FollowerState; readonly effect: FollowerEffect } {
  const same = { state, effect: "nothing" } as const;
  const { cursor } = state;
  if (state.kind === "closed") return same;
  switch (input.type) {
    case "close":
      return { state: { kind: "closed", cursor, why: "closed" }, effect: "hang-up" };
    case "refused":
      if (state.kind === "stale") return same;
      return { state: { kind: "closed", cursor, why: input.why }, effect: "hang-up" };
    case "retry":
      if (state.kind !== "stale") return same;
      return {
        state: { kind: "connecting", cursor, attempt: state.attempt },
        effect: "connect",
      };
    case "reopen":
      if (state.kind === "stale") return same;
      return {
        state: { kind: "connecting", cursor, attempt: "attempt" in state ? state.attempt : 0 },
        effect: "connect",
      };
    case "lost": {
      if (state.kind === "stale") return same;
      const tries = "attempt" in state ? state.attempt : 0;
      const attempt = tries + 1;
      const { why } = input;
      return {
        state: { kind: "stale", cursor, attempt, why, retryMs: backOff(attempt) },
        effect: "wait",
      };
    }
    case "opened":
      if (state.kind !== "connecting") return same;
      return {
        state: { kind: "replaying", cursor, attempt: state.attempt },
        effect: "nothing",
      };
    case "live":
      if (state.kind !== "replaying" && state.kind !== "reset") return same;
      return { state: { kind: "live", cursor }, effect: "nothing" };
    case "reset":
      if (state.kind !== "replaying" && state.kind !== "live") return same;
      return { state: { kind: "reset", cursor: input.cursor }, effect: "nothing" };
    case "moved":
      if (state.kind === "connecting" || state.kind === "stale") return same;
      if (state.kind === "live")
        return { state: { kind: "live", cursor: input.cursor }, effect: "nothing" };
      return {
        state: {
          kind: "replaying",
          cursor: input.cursor,
          attempt: state.kind === "replaying" ? state.attempt : 0,
        },
        effect: "nothing",
      };
    default:
      return input satisfies never;
  }
}

/** Doubles from a quarter of a second to ten seconds, with up to a quarter of it by chance so that many clients do not come at once. */
export function usualBackOff(attempt: number): number {
  const whole = Math.min(10_000, 250 * 2 ** Math.min(attempt - 1, 10));
  return Math.round(whole * (0.75 + Math.random() * 0.25));
}
