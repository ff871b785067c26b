import type { StepObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { isQuietWave, withQuietWaves } from "./quiet-waves.ts";

const step = (id: string, wave: number, status: StepObject["status"], reason?: string) =>
  ({ id, wave, status, ...(reason !== undefined && { reason }) }) as StepObject;
const why = "the round before found too little";

describe("a wave that was skipped as a whole", () => {
  test("is one line, with its reason when there is one for all", () => {
    const round = ["r2.a", "r2.b", "r2.c"].map((id) => step(id, 2, "skipped", why));
    const lines = withQuietWaves([
      step("end", 3, "completed"),
      step("a", 1, "completed"),
      ...round,
    ]);
    expect(lines.map((line) => (isQuietWave(line) ? line.title : line.id))).toEqual([
      "a",
      "Round 2: 3 steps",
      "end",
    ]);
    expect(lines.find(isQuietWave)?.reason).toBe(why);
    const others = withQuietWaves([...round, step("r2.d", 2, "skipped", "another")]);
    expect(others).toEqual([{ wave: 2, title: "Round 2: 4 steps", reason: undefined }]);
  });

  test("is shown step by step when it is small, or somebody looked", () => {
    const two = [step("x", 1, "skipped"), step("y", 1, "skipped")];
    expect(withQuietWaves(two)).toHaveLength(2);
    expect(withQuietWaves([...two, step("z", 1, "completed")])).toHaveLength(3);
  });
});
