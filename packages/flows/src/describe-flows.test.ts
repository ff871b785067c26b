import { describe, expect, test } from "vitest";
import { describeFlows } from "./describe-flows.ts";

describe("describeFlows", () => {
  test("says of each flow what it answers, what it takes and whom it may ask", () => {
    const flows = describeFlows();
    expect(flows.map(({ name, tab }) => [name, tab])).toEqual([
      ["architectural-analysis", "Analysis"],
      ["gap-analysis", "Analysis"],
      ["investigate", "Analysis"],
      ["project-discovery", "Discovery"],
      ["research", "Discovery"],
      ["issue-triage", "Discovery"],
      ["plan-a-feature", "Planning"],
      ["plan-implementation", "Planning"],
      ["plan-a-phased-build", "Planning"],
      ["plan-work-items", "Planning"],
      ["test-planning", "Planning"],
      ["tdd", "Planning"],
      ["work-items-to-issues", "Planning"],
      ["project-documentation", "Authoring"],
      ["architectural-decision-record", "Authoring"],
      ["coding-standard", "Authoring"],
      ["runbook", "Authoring"],
      ["stakeholder-summary", "Authoring"],
      ["html-summary", "Authoring"],
      ["update-pr-description", "Authoring"],
      ["code-review", "Review"],
      ["iterative-plan-review", "Review"],
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
