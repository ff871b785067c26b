import { describe, expect, test } from "vitest";
import {
  type FollowerEffect,
  type FollowerInput,
  type FollowerState,
  stepFollower,
  usualBackOff,
} from "./follower-state.ts";

const STATES: { readonly [K in FollowerState["kind"]]: Extract<FollowerState, { kind: K }> } = {
  connecting: { kind: "connecting", cursor: 5, attempt: 2 },
  replaying: { kind: "replaying", cursor: 5, attempt: 2 },
  live: { kind: "live", cursor: 5 },
  reset: { kind: "reset", cursor: 5 },
  stale: { kind: "stale", cursor: 5, attempt: 2, why: "ended", retryMs: 20 },
  closed: { kind: "closed", cursor: 5, why: "closed" },
};
const INPUTS: { readonly [T in FollowerInput["type"]]: Extract<FollowerInput, { type: T }> } = {
  opened: { type: "opened" },
  moved: { type: "moved", cursor: 9 },
  live: { type: "live" },
  reset: { type: "reset", cursor: 1 },
  lost: { type: "lost", why: "silent" },
  refused: { type: "refused", why: "denied" },
  retry: { type: "retry" },
  reopen: { type: "reopen" },
  close: { type: "close" },
};

type Row = Record<FollowerInput["type"], `${FollowerState["kind"]} ${FollowerEffect}`>;
/** Every state and everything that can happen to it. */
const TABLE: Record<FollowerState["kind"], Row> = {
  connecting: {
    opened: "replaying nothing",
    moved: "connecting nothing",
    live: "connecting nothing",
    reset: "connecting nothing",
    lost: "stale wait",
    refused: "closed hang-up",
    retry: "connecting nothing",
    reopen: "connecting connect",
    close: "closed hang-up",
  },
  replaying: {
    opened: "replaying nothing",
    moved: "replaying nothing",
    live: "live nothing",
    reset: "reset nothing",
    lost: "stale wait",
    refused: "closed hang-up",
    retry: "replaying nothing",
    reopen: "connecting connect",
    close: "closed hang-up",
  },
  live: {
    opened: "live nothing",
    moved: "live nothing",
    live: "live nothing",
    reset: "reset nothing",
    lost: "stale wait",
    refused: "closed hang-up",
    retry: "live nothing",
    reopen: "connecting connect",
    close: "closed hang-up",
  },
  reset: {
    opened: "reset nothing",
    moved: "replaying nothing",
    live: "live nothing",
    reset: "reset nothing",
    lost: "stale wait",
    refused: "closed hang-up",
    retry: "reset nothing",
    reopen: "connecting connect",
    close: "closed hang-up",
  },
  stale: {
    opened: "stale nothing",
    moved: "stale nothing",
    live: "stale nothing",
    reset: "stale nothing",
    lost: "stale nothing",
    refused: "stale nothing",
    retry: "connecting connect",
    reopen: "stale nothing",
    close: "closed hang-up",
  },
  closed: {
    opened: "closed nothing",
    moved: "closed nothing",
    live: "closed nothing",
    reset: "closed nothing",
    lost: "closed nothing",
    refused: "closed nothing",
    retry: "closed nothing",
    reopen: "closed nothing",
    close: "closed nothing",
  },
};

const CELLS = Object.values(STATES).flatMap((state) =>
  Object.values(INPUTS).map((input) => ({ state, input, goal: TABLE[state.kind][input.type] })),
);

describe("a follower's state", () => {
  test.each(CELLS)("$state.kind, $input.type: $goal", ({ state, input, goal }) => {
    const after = stepFollower(state, input, (attempt) => attempt * 10);
    expect(`${after.state.kind} ${after.effect}`).toBe(goal);
    // Whatever happens, the cursor is lost only to one that comes in its place.
    const isMoved = after.state.cursor !== state.cursor;
    expect(isMoved).toBe(isMoved && "cursor" in input && after.state.cursor === input.cursor);
  });

  test("waits longer the more often it fails, and begins anew once it was live", () => {
    const lost = { type: "lost", why: "ended" } as const;
    const wait = (attempt: number) => attempt * 10;
    expect(stepFollower(STATES.replaying, lost, wait).state).toMatchObject({
      attempt: 3,
      retryMs: 30,
    });
    expect(stepFollower(STATES.live, lost, wait).state).toMatchObject({ attempt: 1, retryMs: 10 });
  });

  test("5.1: waits between a fifth of a second and ten seconds", () => {
    const waits = Array.from({ length: 50 }, (_, index) => usualBackOff(index + 1));
    expect(Math.min(...waits)).toBeGreaterThan(180);
    expect(Math.max(...waits)).toBeLessThanOrEqual(10_000);
  });
});
