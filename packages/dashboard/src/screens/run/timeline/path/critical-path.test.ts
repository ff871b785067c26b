import type { Span } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { criticalPath } from "./critical-path.ts";

function step(id: string, depends: string[] = [], parent: string | null = null) {
  return { id, depends, parent };
}

function span(
  id: string,
  start: number,
  end: number | undefined,
  kind: Span["kind"] = "step",
): Span {
  return { id, start, end, kind, name: id, parent: -1, status: "completed", seq: 1 };
}

const STEPS = [step("scope"), step("a", ["scope"]), step("b", ["scope"]), step("end", ["a", "b"])];

describe("the critical path", () => {
  test("goes back from the step that ended last to those that it waited for longest", () => {
    const spans = [span("scope", 0, 5), span("a", 5, 9), span("b", 5, 20), span("end", 20, 30)];
    expect([...criticalPath(STEPS, spans, 99)]).toEqual([3, 2, 0]);
  });

  test("counts what goes on until now, and the last time that a step was done", () => {
    const spans = [
      span("scope", 0, 5),
      span("a", 5, 9),
      span("b", 5, 7),
      span("b", 10, undefined),
      span("b", 5, 7, "attempt"),
    ];
    expect([...criticalPath(STEPS, spans, 99)]).toEqual([3, 0]);
  });

  test("has the chain in a container too", () => {
    const steps = [step("map"), step("map/1", [], "map"), step("map/2", ["map/1"], "map")];
    const spans = [span("map", 0, 9), span("map/1", 0, 4), span("map/2", 4, 9)];
    expect([...criticalPath(steps, spans, 99)]).toEqual([0, 2, 1]);
  });

  test("of a run in which nothing began is empty", () => {
    expect(criticalPath(STEPS, [], 0).size).toBe(0);
  });
});
