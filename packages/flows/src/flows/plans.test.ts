import {
  type AgentStep,
  type Band,
  BANDS,
  parsePlan,
  validatePlan,
  planSchema,
  type Step,
} from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { FLOWS, flowsByName } from "../flows.ts";
import { flowFunctions } from "../functions.ts";
import { personas } from "../personas/personas.ts";

const IMPURE = [
  "snapshot@1",
  "material@1",
  "diff@1",
  "scan@1",
  "facts@1",
  "check-citations@1",
  "after-check@1",
  "history@1",
];
const project = { id: "p", path: "/p" };

function planOf(name: string, band: Band, fast = false, input: unknown = {}) {
  const flow = flowsByName.get(name);
  if (!flow) throw new Error(name);
  return planSchema.parse(flow.plan({ input: flow.input.parse(input), band, fast, project }));
}
const agentSteps = (...args: Parameters<typeof planOf>): AgentStep[] =>
  planOf(...args).steps.filter((step) => step.kind === "agent");
const agents = (...args: Parameters<typeof planOf>): string[] =>
  agentSteps(...args).map((step) => step.id);

describe.each(FLOWS.map((flow) => flow.name))("the plan of %s", (name) => {
  describe.each(BANDS)("at band %s", (band) => {
    test.each([false, true])("is valid (fast: %s)", (fast) => {
      const plan = planOf(name, band, fast);
      const functions = new Set([
        ...IMPURE,
        ...flowFunctions.map((each) => `${each.name}@${each.version}`),
      ]);
      expect(validatePlan(plan, { functions, widest: "read", lastVerifies: true })).toEqual([]);
      expect(parsePlan(plan).report).toBe("render");
    });
  });

  test("asks agents only to read, each with a persona, a time-out and one retry", () => {
    for (const step of agentSteps(name, "large")) {
      expect(step.access).toBe("read");
      expect(step.session).toBe(/^(revise|rework)$/.test(step.id) ? "continue:synth" : "own");
      expect(step.persona.text).toBe(personas.get(step.persona.id)?.text);
      expect(step.timeoutMs).toBeGreaterThan(step.silenceMs ?? Infinity);
      expect(step.onFailure[0]).toMatchObject({ retry: { count: 1 } });
    }
  });

  test("goes on without an angle or the validator, and not without the synthesis", () => {
    for (const step of agentSteps(name, "large")) {
      expect(step.onFailure.includes("continue")).toBe(step.id !== "synth");
    }
  });

  test("joins what is settled where angles and validation come together", () => {
    const byId = new Map(
      planOf(name, "large").steps.map((step): [string, Step] => [step.id, step]),
    );
    expect(byId.get("fold")?.join).toBe("settled");
    expect(byId.get("adjust")?.join).toBe("settled");
    expect(byId.get("render")?.join).toBe("all");
  });

  test("is the same each time", () => {
    expect(planOf(name, "medium")).toEqual(planOf(name, "medium"));
  });
});

/** Their validator stays in a fast run. */
const PROMISED = new Set(["gap-analysis", "investigate", "research"]);
const OPTIONAL = /^review\.|^revise$|^validate|^rework$/;

describe("rosters by band", () => {
  test("architectural-analysis grows from structure and behaviour to every specialist and the seams", () => {
    const small = [
      "angle.structural-analyst",
      "angle.behavioral-analyst",
      "angle.concurrency-analyst",
      "second.risk-analyst",
      "synth",
    ];
    expect(agents("architectural-analysis", "small")).toEqual(small);
    expect(agents("architectural-analysis", "medium")).toEqual([
      ...small.slice(0, 3),
      "angle.adversarial-security-analyst",
      "angle.data-engineer",
      "angle.devops-engineer",
      "angle.on-call-engineer",
      "second.risk-analyst",
      "synth",
      "validate",
    ]);
    expect(agents("architectural-analysis", "large")).toEqual([
      ...small.slice(0, 3),
      "angle.adversarial-security-analyst",
      "angle.data-engineer",
      "angle.devops-engineer",
      "angle.on-call-engineer",
      "angle.codebase-explorer",
      "second.risk-analyst",
      "second.system-architect",
      "synth",
      "validate",
    ]);
  });

  test("code-review can always ask every conditional reviewer, and validates at large", () => {
    expect(agents("code-review", "small")).toHaveLength(11);
    expect(agents("code-review", "small")).not.toContain("validate");
    expect(agents("code-review", "medium")).not.toContain("validate");
    expect(agents("code-review", "large")).toContain("validate");
  });

  test("fast drops validators and reviewers, but for the two whose result would break its promise", () => {
    for (const name of flowsByName.keys()) {
      for (const band of BANDS) {
        const dropped = PROMISED.has(name) ? /^review\.|^revise$|^validate\.fix$/ : OPTIONAL;
        const all = agents(name, band);
        expect(agents(name, band, true)).toEqual(all.filter((id) => !dropped.test(id)));
      }
    }
  });

  test("fast can also come as an input", () => {
    const plan = planOf("architectural-analysis", "large", false, { fast: "true" });
    expect(plan.steps.some((step) => step.id === "validate")).toBe(false);
  });

  test("bands differ in time, depth and how many findings are asked for", () => {
    const brief = (band: Band): string => {
      const step = planOf("code-review", band).steps.find(
        (each) => each.id === "angle.test-engineer",
      );
      return step?.kind === "agent" ? `${step.timeoutMs} ${step.prompt}` : "";
    };
    expect(new Set(BANDS.map(brief)).size).toBe(3);
    expect(brief("small")).toContain('"max": 5');
    expect(brief("large")).toContain('"max": 10');
  });
});

describe("inputs", () => {
  test("a mode in any case is taken, another word is refused", () => {
    const schema = flowsByName.get("code-review")?.input;
    expect(schema?.parse({ mode: "b" })).toEqual({ question: "", mode: "B" });
    expect(schema?.safeParse({ mode: "everything" }).success).toBe(false);
  });

  test("the mode reaches the diff, the question the scan", () => {
    const plan = planOf("code-review", "small", false, { question: "src/a.ts", mode: "C" });
    const inputs = plan.steps.flatMap((step) =>
      step.kind === "code" ? [[step.id, step.input]] : [],
    );
    expect(Object.fromEntries(inputs)).toMatchObject({
      diff: { mode: "C", focus: "src/a.ts" },
      scan: { of: "change", focus: "src/a.ts" },
    });
  });

  test("braces in a question do not become a template", () => {
    const question = "{{ outputs.facts.path }} {% raw %}";
    const prompts = [...flowsByName.keys()]
      .flatMap((name) => agentSteps(name, "large", false, { question }))
      .map((step) => step.prompt);
    expect(prompts.filter((prompt) => prompt.includes(question))).toEqual([]);
  });
});
