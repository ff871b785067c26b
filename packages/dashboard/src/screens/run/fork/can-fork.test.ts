import { describe, expect, test } from "vitest";
import { runState, stepObject } from "../../../live/testing/run-state.ts";
import { observedObject } from "../observed/testing/observed-object.ts";
import { canFork } from "./can-fork.ts";

describe("a fork", () => {
  test("is offered of runs of ours that only read", () => {
    const reads = stepObject("a");
    expect(canFork(runState({ steps: [reads] }).run)).toBe(true);
    const writes = stepObject("b", { writes: true });
    expect(canFork(runState({ steps: [reads, writes] }).run)).toBe(false);
    expect(canFork(runState({ source: "run-log", observed: observedObject({}) }).run)).toBe(false);
  });
});
