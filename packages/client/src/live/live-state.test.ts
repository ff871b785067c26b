import { describe, expect, test } from "vitest";
import type { FollowerState } from "../follow/follower-state.ts";
import { firstLiveState, type LiveState, stepLiveState } from "./live-state.ts";

const FOLLOWER: { readonly [K in FollowerState["kind"]]: Extract<FollowerState, { kind: K }> } = {
  connecting: { kind: "connecting", cursor: 5, attempt: 2 },
  replaying: { kind: "replaying", cursor: 5, attempt: 2 },
  live: { kind: "live", cursor: 5 },
  reset: { kind: "reset", cursor: 5 },
  stale: { kind: "stale", cursor: 5, attempt: 2, why: "ended", retryMs: 20 },
  closed: { kind: "closed", cursor: 5, why: "denied" },
};
const KINDS = ["connecting", "replaying", "live", "stale", "reset", "closed"] as const;
type Kind = LiveState["kind"];

/** What is shown, by what was shown and what the connection is now. */
const TABLE: Record<Kind, Record<Kind, Kind>> = {
  connecting: own(),
  replaying: own(),
  live: { ...own(), connecting: "live", replaying: "live" },
  stale: { ...own(), connecting: "stale" },
  reset: own(),
  closed: own(),
};

function own(): Record<Kind, Kind> {
  return {
    connecting: "connecting",
    replaying: "replaying",
    live: "live",
    stale: "stale",
    reset: "reset",
    closed: "closed",
  };
}

const CELLS = KINDS.flatMap((before) =>
  KINDS.map((now) => ({ before, now, goal: TABLE[before][now] })),
);

const shown = (kind: Kind): LiveState => ({ ...firstLiveState(100), kind, why: null });

describe("the state that is shown", () => {
  test.each(CELLS)("after $before, when the connection is $now: $goal", ({ before, now, goal }) => {
    const input = { type: "follower", state: FOLLOWER[now], heardAt: 150 } as const;
    const after = stepLiveState(shown(before), input, 200);
    expect(after.kind).toBe(goal);
    expect(after.since).toBe(before === goal ? 100 : 200);
    // Told again it is the same object, so that nothing is drawn for it.
    expect(stepLiveState(after, input, 300)).toBe(after);
  });

  test("stays stale through tries that fail, and says when the next one comes", () => {
    const lost = { type: "follower", state: FOLLOWER.stale, heardAt: 90 } as const;
    const first = stepLiveState(shown("live"), lost, 200);
    expect(first).toMatchObject({ kind: "stale", why: "ended", retryAt: 220, heardAt: 90 });
    const trying = stepLiveState(first, { ...lost, state: FOLLOWER.connecting }, 220);
    expect(trying).toMatchObject({ kind: "stale", retryAt: null, since: 200 });
    const again = { ...FOLLOWER.stale, why: "unreachable", retryMs: 40 } as const;
    expect(stepLiveState(trying, { ...lost, state: again }, 230)).toMatchObject({
      kind: "stale",
      why: "unreachable",
      retryAt: 270,
      since: 200,
    });
  });

  test("says why there is no connection", () => {
    const hidden = stepLiveState(shown("live"), { type: "rest", why: "hidden" }, 200);
    expect(hidden).toMatchObject({ kind: "connecting", why: "hidden", since: 200 });
    const closed = { type: "follower", state: FOLLOWER.closed, heardAt: null } as const;
    expect(stepLiveState(shown("live"), closed, 200)).toMatchObject({ why: "denied" });
  });

  test("5.1: knows the server's clock, and keeps it while it is about the same", () => {
    const beat = (server: number | undefined) => ({ type: "beat", server }) as const;
    const fast = stepLiveState(shown("live"), beat(5_000), 1_000);
    expect(fast).toMatchObject({ clockOffsetMs: 4_000, heardAt: 1_000, since: 100 });
    expect(stepLiveState(fast, beat(5_980), 2_000).clockOffsetMs).toBe(4_000);
    expect(stepLiveState(fast, beat(5_900), 2_000).clockOffsetMs).toBe(3_900);
    expect(stepLiveState(fast, beat(undefined), 2_000).clockOffsetMs).toBe(4_000);
  });
});
