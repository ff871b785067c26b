import { describe, expect, test } from "vitest";
import { planSchema } from "../plan/plan.ts";
import { planStepObjects } from "./plan-step-object.ts";

const code = (id: string, more: object = {}) => ({ kind: "code", id, run: "echo@1", ...more });
const steps = (...all: object[]) =>
  planStepObjects(planSchema.parse({ version: 1, flow: "f", steps: all }));
const when = { has: { out: "scan", path: "signals.0" } };

describe("the steps of a plan on the wire", () => {
  test("come wave by wave, with what each waits for", () => {
    const shown = steps(
      code("last", { after: ["a", "b"] }),
      code("a"),
      code("b", { after: ["a"] }),
    );
    expect(shown.map(({ id, wave, depends }) => [id, wave, depends])).toEqual([
      ["a", 1, []],
      ["b", 2, ["a"]],
      ["last", 3, ["a", "b"]],
    ]);
  });

  test("say in words when one may be skipped, and null when it is always done", () => {
    const shown = steps(
      code("scan"),
      code("data", { after: ["scan"], when, otherwise: "there is no data in scope" }),
      code("other", { after: ["scan"], when }),
    );
    expect(shown.map((step) => step.when)).toEqual([
      null,
      "Skipped when there is no data in scope.",
      "Skipped or done by what scan found.",
    ]);
  });

  test("name the persona of an agent, and the id where there is no label", () => {
    const [agent] = steps({
      kind: "agent",
      id: "tests",
      label: "Tests",
      persona: { id: "test-engineer", text: "You test." },
      prompt: "Look.",
      access: "read",
    });
    expect(agent).toMatchObject({ kind: "agent", label: "Tests", persona: "test-engineer" });
    expect(steps(code("scan"))).toMatchObject([{ label: "scan", persona: null }]);
  });
});
