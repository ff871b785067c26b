import { describe, expect, test } from "vitest";
import { runState, stepObject } from "../../../live/testing/run-state.ts";
import { endedAt } from "./ended-at.ts";
import { observedObject } from "./testing/observed-object.ts";
import { rested } from "./rested.ts";

const heard = { stale: false, last_event_at: "then" };

describe("until when a run is counted", () => {
  test("is its end where it has one, and open while it goes on", () => {
    expect(endedAt({ status: "failed", ended_at: "end", observed: heard })).toBe("end");
    expect(endedAt({ status: "waiting", ended_at: null, observed: heard })).toBeNull();
    expect(endedAt({ status: "interrupted", ended_at: null, observed: null })).toBeNull();
  });

  test("is when it was last heard of, once it is silent or its turns are over", () => {
    expect(endedAt({ status: "completed", ended_at: null, observed: heard })).toBe("then");
    expect(
      endedAt({ status: "interrupted", ended_at: null, observed: { ...heard, stale: true } }),
    ).toBe("then");
  });
});

describe("sessions of a run that has come to rest", () => {
  const started_at = "2026-01-01T00:00:00.000Z";
  const steps = [
    stepObject("open", { status: "running", started_at }),
    stepObject("ended", { status: "completed", started_at, ended_at: "2026-01-01T00:00:01.000Z" }),
    stepObject("pending"),
  ];

  test("have stopped counting when it was last heard of", () => {
    const observed = observedObject({ last_event_at: "2026-01-01T00:00:05.000Z" });
    const { run } = rested(runState({ status: "failed", observed, steps }));
    expect(run.steps.map(({ ended_at }) => ended_at?.slice(17, 19) ?? null)).toEqual([
      "05",
      "01",
      null,
    ]);
  });

  test("are as they are while it goes on, and in a run of ours", () => {
    for (const state of [
      runState({ steps, observed: observedObject() }),
      runState({ steps, status: "interrupted" }),
    ])
      expect(rested(state)).toBe(state);
  });
});
