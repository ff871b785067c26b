import { defineFlow, type Limits } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { birthOf, planOf, startRequestSchema } from "./start-run.ts";

function planned(own: Limits | undefined, more: object) {
  const flow = defineFlow({
    name: "f",
    title: "F",
    tab: "Analysis",
    answers: "Nothing.",
    input: z.object({}),
    isNeverInside: true,
    plan: () => ({
      version: 1,
      flow: "f",
      ...(own && { limits: own }),
      steps: [{ kind: "code", id: "a", run: "echo@1" }],
    }),
  });
  const flows = new Map([[flow.name, flow]]);
  const functions = new Map([["echo@1", { name: "echo", version: 1, run: () => ({}) }]]);
  const project = { id: "p", path: "/p" };
  const request = { flow: "f", input: {}, band: "small", fast: false, project, by: "ann" } as const;
  const sent = startRequestSchema.parse({ ...request, ...more });
  return planOf({ flows, functions }, sent);
}

describe("the limits of a request", () => {
  test.each([
    [undefined, undefined, undefined],
    [undefined, { tokens: 5 }, { tokens: 5 }],
    [{ tokens: 3 }, { tokens: 5, costUsd: 1 }, { tokens: 3, costUsd: 1 }],
    [{ tokens: 9, costUsd: 2 }, { tokens: 5 }, { tokens: 5, costUsd: 2 }],
  ])("of a flow's %j and a person's %j leave %j", (own, asked, left) => {
    expect(planned(own, { limits: asked }).plan.limits).toEqual(left);
  });
});

describe("what a project says about its runs", () => {
  test("is pinned in the event that makes a run exist", () => {
    const rules = [{ kind: "execute", decision: "reject" }];
    const [created] = birthOf(planned(undefined, { rules, autoContinue: true }), "host");
    expect(created?.data).toMatchObject({ rules, autoContinue: true });
  });

  test("cannot allow anything", () => {
    expect(() => planned(undefined, { rules: [{ decision: "allow_once" }] })).toThrow(/reject/);
  });
});

describe("a flow that is never inside another one", () => {
  test("is run by itself, and is refused as a step", () => {
    expect(planned(undefined, {}).plan.flow).toBe("f");
    const steps = [{ kind: "run", id: "sub", flow: "f" }];
    const outer = { flow: "outer", plan: { version: 1, flow: "outer", steps } };
    expect(() => planned(undefined, outer)).toThrow(/f is never a step of another run/);
  });
});

describe("a plan that was made beforehand", () => {
  const steps = [{ kind: "code", id: "own", run: "echo@1" }];

  test("is taken as it is, under the limits of the request, and not kept twice", () => {
    const made = planned(undefined, {
      flow: "of-a-file",
      plan: { version: 1, flow: "of-a-file", steps },
      limits: { tokens: 5 },
    });
    expect(made.plan).toMatchObject({ flow: "of-a-file", limits: { tokens: 5 } });
    expect(made.plan.steps.map(({ id }) => id)).toEqual(["own"]);
    expect(made.request).not.toHaveProperty("plan");
  });

  test("is validated as any other", () => {
    const plan = { version: 1, flow: "f", steps: [{ ...steps[0], run: "unknown@1" }] };
    expect(() => planned(undefined, { plan })).toThrow(/there is no function unknown@1/);
  });
});
