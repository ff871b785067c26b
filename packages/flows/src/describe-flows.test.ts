import { describe, expect, test } from "vitest";
import { describeFlows } from "./describe-flows.ts";

describe("describeFlows", () => {
  test("says of each flow what it answers, what it takes and whom it may ask", () => {
    const flows = describeFlows();
    expect(flows.map(({ name, tab }) => [name, tab])).toEqual([
      ["architectural-analysis", "Analysis"],
      ["plan-implementation", "Planning"],
      ["code-review", "Review"],
    ]);
    const review = flows.find(({ name }) => name === "code-review");
    expect(review?.inputs.map(({ name, type, required }) => `${name} ${type} ${required}`)).toEqual(
      ["question text false", "fast flag false", "mode choice false"],
    );
    expect(review).toMatchObject({
      readOnly: true,
      description: expect.stringContaining("named files"),
    });
    expect(review?.plans.large.waves).toBeGreaterThan(review?.plans.small.waves ?? 0);
    expect(review?.plans.small.agents).toBe(review?.bands.small.length);
    expect(review?.bands.large.length).toBeGreaterThan(review?.bands.small.length ?? 0);
    expect(review?.bands.small).toContainEqual({
      step: "angle.junior-developer",
      persona: "junior-developer",
    });
  });
});
