import type { StepObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { forkPreview } from "./fork-preview.ts";

const step = (
  id: string,
  depends: readonly string[] = [],
  status: StepObject["status"] = "completed",
  parent: string | null = null,
) => ({ id, label: null, status, depends: [...depends], parent });

const names = (steps: Parameters<typeof forkPreview>[0], from?: string) => {
  const { taken, anew } = forkPreview(steps, from);
  return [taken.map(({ id }) => id).join(" "), anew.map(({ id }) => id).join(" ")];
};

const PLAN = [step("scan"), step("a", ["scan"]), step("b", ["scan"]), step("fold", ["a", "b"])];

describe("what a fork takes over", () => {
  test("is everything but the step and what comes after it", () => {
    expect(names(PLAN, "a")).toEqual(["scan b", "a fold"]);
    expect(names(PLAN, "scan")).toEqual(["", "scan a b fold"]);
    expect(names(PLAN, "fold")).toEqual(["scan a b", "fold"]);
  });

  test("is what had finished, where no step is named, and nothing that stands on what had not", () => {
    const [scan, , b, fold] = PLAN;
    const plan = [scan, step("a", ["scan"], "failed"), b, fold].filter(
      (each) => each !== undefined,
    );
    expect(names(plan)).toEqual(["scan b", "a fold"]);
    expect(names(PLAN)).toEqual(["scan a b fold", ""]);
  });

  test("leaves what was skipped as it was", () => {
    expect(names([step("a"), step("b", ["a"], "skipped"), step("c", ["b"])], "c")).toEqual([
      "a",
      "c",
    ]);
  });

  test("does a container anew when a step inside it is", () => {
    const plan = [step("map"), step("map/0", [], "completed", "map"), step("end", ["map"])];
    expect(names(plan, "map/0")).toEqual(["", "map end"]);
    expect(names(plan, "end")).toEqual(["map", "end"]);
  });
});
