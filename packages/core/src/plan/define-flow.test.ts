import { describe, expect, test } from "vitest";
import { z } from "zod";
import { BANDS, defineFlow, TABS } from "./define-flow.ts";
import { parsePlan } from "./validate-plan.ts";

describe("defineFlow", () => {
  const flow = defineFlow({
    name: "hello",
    title: "Hello",
    tab: "Analysis",
    answers: "Does it work?",
    input: z.object({ name: z.string().default("you") }),
    plan: ({ input, band, fast }) => ({
      version: 1,
      flow: "hello",
      steps: [
        {
          kind: "code",
          id: "hello",
          run: "echo@1",
          input: { text: `hello ${input.name}`, band, fast },
        },
      ],
    }),
  });

  test("P6: gives plain data with a tag, whatever copy of the package made it", () => {
    expect(flow.kind).toBe("wheelhouse.flow");
    expect(Object.getPrototypeOf(flow)).toBe(Object.prototype);
    expect([BANDS, TABS].map((words) => words.length)).toEqual([3, 5]);
  });

  test("P6: its plan is a function of its input alone, and is filled in and pinned as data", () => {
    const context = {
      input: flow.input.parse({}),
      band: "small" as const,
      fast: false,
      project: { id: "p", path: "/p" },
    };
    const plan = parsePlan(flow.plan(context));
    expect(plan.steps[0]).toMatchObject({
      after: [],
      join: "all",
      onFailure: [],
      input: { text: "hello you", band: "small", fast: false },
    });
    expect(parsePlan(flow.plan(context))).toEqual(plan);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  test("P6: refuses input that does not fit", () => {
    expect(flow.input.safeParse({ name: 7 }).success).toBe(false);
  });
});
