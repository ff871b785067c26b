import { type AgentStep, createRunState, parsePlan, reduce, type RunEvent } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { criticBrief, criticPrompt } from "./render-prompt.ts";

const persona = (id: string) => ({ id, text: `You are ${id}.` });

/** What the critic of `b` is told in a run whose step `a` has found something. */
async function told(brief: string | undefined): Promise<string> {
  const state = createRunState("r");
  const take = (event: RunEvent): void =>
    void reduce(state, { ...event, seq: state.seq + 1, at: 1 });
  const agent = (id: string, more: object = {}) => ({
    kind: "agent",
    id,
    persona: persona(id),
    prompt: "Do it.",
    access: "read",
    ...more,
  });
  const critic = {
    persona: persona("judge"),
    rubric: "It is true. {{ this }} stays as it is.",
    ...(brief !== undefined && { brief }),
  };
  const plan = parsePlan({
    version: 1,
    flow: "judged",
    steps: [agent("a"), agent("b", { after: ["a"], critic })],
  });
  const project = { id: "p", path: "/p" };
  take({ type: "run.created", data: { flow: "judged", title: "", project, input: {}, by: "ann" } });
  take({ type: "run.planned", data: { hash: "h", plan } });
  take({ type: "run.started", data: { host: "here" } });
  take({ type: "step.completed", step: "a", data: { output: { must: ["It rounds."] } } });
  const step = state.steps.get("b");
  if (step?.def.kind !== "agent") throw new Error("b is an agent's");
  const def: AgentStep = step.def;
  return criticPrompt(def, {
    candidate: "Done.",
    round: 1,
    brief: await criticBrief(def, state, step),
  });
}

describe("what a critic is told", () => {
  test("has what its plan wants it to know of earlier outputs, and the rubric as it is written", async () => {
    const prompt = await told("{% for each in outputs.a.must %}- {{ each }}{% endfor %}");
    expect(prompt).toContain("What you have to know for that:\n\n- It rounds.");
    expect(prompt).toContain("{{ this }} stays as it is.");
  });

  test("is the rubric alone where the plan has nothing to say beside it", async () => {
    expect(await told(undefined)).not.toContain("What you have to know");
  });
});
