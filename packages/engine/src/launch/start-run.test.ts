import { defineFlow, type Limits } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { planOf, startRequestSchema } from "./start-run.ts";

function limitsWith(own: Limits | undefined, asked: Limits | undefined): Limits | undefined {
  const flow = defineFlow({
    name: "f",
    title: "F",
    tab: "Analysis",
    answers: "Nothing.",
    input: z.object({}),
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
  const sent = startRequestSchema.parse({ ...request, limits: asked });
  return planOf({ flows, functions }, sent).plan.limits;
}

describe("the limits of a request", () => {
  test.each([
    [undefined, undefined, undefined],
    [undefined, { tokens: 5 }, { tokens: 5 }],
    [{ tokens: 3 }, { tokens: 5, costUsd: 1 }, { tokens: 3, costUsd: 1 }],
    [{ tokens: 9, costUsd: 2 }, { tokens: 5 }, { tokens: 5, costUsd: 2 }],
  ])("of a flow's %j and a person's %j leave %j", (own, asked, left) => {
    expect(limitsWith(own, asked)).toEqual(left);
  });
});
