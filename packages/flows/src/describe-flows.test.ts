import { describe, expect, test } from "vitest";
import { describeFlows } from "./describe-flows.ts";

describe("describeFlows", () => {
  test("says of each flow what it answers, what it takes and whom it may ask", () => {
    const flows = describeFlows();
    expect(flows.map(({ name, tab }) => [name, tab])).toEqual([
      ["code-review", "Review"],
      ["architectural-analysis", "Analysis"],
    ]);
    const [review] = flows;
    expect(review?.inputs).toEqual([
      { name: "question", required: false },
      { name: "fast", required: false },
      { name: "mode", required: false },
    ]);
    expect(review).toMatchObject({
      readOnly: true,
      description: expect.stringContaining(`at most ${review?.plans.small.agents} at small`),
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
