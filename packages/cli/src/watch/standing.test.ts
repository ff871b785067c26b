import { describe, expect, test } from "vitest";
import { ASKS, begins, ends, modelAfter } from "../testing/run-events.ts";
import { standingFor } from "./standing.ts";

const DONE = [...begins("look"), ...begins("dig"), ...ends("look", "a"), ...ends("dig", "b")];

describe("a run stands still", () => {
  test("for an answer, once nothing else moves", () => {
    expect(standingFor(modelAfter(...DONE, ASKS).state)).toBe("answer");
    expect(standingFor(modelAfter(...begins("look")).state)).toBeUndefined();
  });

  test("for a pause, once what was under way has ended", () => {
    const pause = { type: "run.paused", data: { reason: "lunch", by: "ann" } } as const;
    expect(standingFor(modelAfter(...DONE, ASKS, pause).state)).toBe("pause");
    expect(standingFor(modelAfter(...begins("look"), pause).state)).toBeUndefined();
  });

  test("not while it waits for a time", () => {
    const timer = {
      type: "timer.set",
      step: "look",
      data: { timer: "look#1.t1", until: 99_000, why: "resting" },
    } as const;
    const parked = [
      ...begins("look"),
      ...begins("dig"),
      ...ends("dig", "b"),
      {
        type: "attempt.parked",
        step: "look",
        attempt: "look#1.1",
        data: { reason: "resting", until: 99_000 },
      } as const,
      timer,
    ];
    expect(standingFor(modelAfter(...parked).state)).toBeUndefined();
  });

  test("not when it has ended", () => {
    expect(standingFor(modelAfter({ type: "run.cancelled", data: { by: "ann" } }).state)).toBe(
      undefined,
    );
  });
});
