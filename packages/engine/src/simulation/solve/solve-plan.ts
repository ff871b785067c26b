import type { PlanInput, RequestOption, StepInput } from "@wheelhouse/core";

const persona = { id: "p", text: "You are p." };
const agent = { kind: "agent", persona, prompt: "Do it." } as const;
const critic = { persona: { id: "c", text: "You judge." }, rubric: "It is right.", rounds: 3 };
const object = { schema: { type: "object" } };
const retry = (count: number) => ({ retry: { count, backoffMs: 1_000 } });

type Without<K> = Omit<Extract<StepInput, { kind: K }>, "id">;

const writer: Without<"agent"> = {
  ...agent,
  access: "write",
  output: object,
  critic,
  onFailure: [retry(1), "repair", "ask"],
};

const proof: Without<"code"> = {
  kind: "code",
  run: "look@1",
  postconditions: [{ name: "it passes", run: "passed@1" }],
  onFailure: ["repair", "ask"],
};

/** What a planner hands in: two writers, a reader, a question, and a proof at the end. */
export const WORK: { readonly steps: readonly StepInput[] } = {
  steps: [
    { ...writer, id: "one" },
    { ...agent, id: "look", access: "read", after: ["one"], onFailure: [retry(1), "continue"] },
    { kind: "request", id: "which", after: ["one"], ask: "question", text: "Which?" },
    { ...writer, id: "two", after: ["one", "which"] },
    { ...proof, id: "prove", after: ["look", "two"] },
  ],
};

/** A rest of the plan, as a supervisor may write it: with names of its own, proved at its end. */
export function restOf(name: string): { keep: string[]; reason: string; steps: StepInput[] } {
  return {
    keep: [],
    reason: "another way",
    steps: [
      { ...writer, id: `mend-${name}` },
      { ...proof, id: `prove-${name}`, after: [`mend-${name}`] },
    ],
  };
}

/** Repairs that nobody may believe: rights, proofs, names, forms. */
export function badRests(name: string): unknown[] {
  const { steps, ...rest } = restOf(name);
  const [mend, prove] = steps;
  return [
    { ...rest, steps: [{ ...mend, critic: undefined }] },
    {
      ...rest,
      steps: [
        { ...mend, id: "one" },
        { ...prove, after: ["one"] },
      ],
    },
    { ...rest, steps: [mend, { ...writer, id: `beside-${name}` }, prove] },
    { ...rest, steps: [] },
    { ...rest, steps: [{ ...mend, after: ["nobody"] }, prove] },
    { retry: "  " },
    { pass: "a person has to say it" },
    "I do not know.",
    null,
  ];
}

const sendBack = (to: string): RequestOption => ({
  id: "change",
  label: "Change it",
  effect: { sendBack: to },
});
const stop: RequestOption = { id: "stop", label: "Stop", effect: "stop" };

/** A plan with all that the solving of an issue has: drafts, requests, writers, repairs, a judge who sends back, a hand-over. */
export function solvePlan(tokens: number | undefined): PlanInput {
  return {
    version: 1,
    flow: "test",
    report: "report",
    ...(tokens !== undefined && { limits: { tokens } }),
    steps: [
      { kind: "code", id: "clone", run: "clone@1", onFailure: [retry(2), "ask"] },
      {
        ...agent,
        id: "plan",
        access: "read",
        after: ["clone"],
        output: object,
        critic,
        onFailure: [retry(2), "ask"],
      },
      {
        kind: "request",
        id: "approve",
        after: ["plan"],
        ask: "approval",
        text: "Go on?",
        options: [{ id: "yes", label: "Yes", effect: "continue" }, sendBack("plan"), stop],
      },
      {
        kind: "scope",
        id: "work",
        after: ["plan", "approve"],
        from: { out: "plan" },
        access: "write",
        onFailure: ["ask"],
      },
      {
        kind: "code",
        id: "evidence",
        run: "look@1",
        after: ["work"],
        join: "settled",
        onFailure: [retry(2), "ask"],
      },
      {
        ...agent,
        id: "judge",
        access: "read",
        after: ["work", "evidence"],
        join: "settled",
        output: object,
        postconditions: [{ name: "it stands", run: "stands@1" }],
        sendBackTo: ["work"],
        onFailure: [retry(2), "ask"],
      },
      {
        kind: "request",
        id: "accept",
        after: ["judge"],
        join: "settled",
        ask: "approval",
        text: "Take it?",
        options: [{ id: "yes", label: "Yes", effect: "continue" }, sendBack("work"), stop],
      },
      {
        kind: "code",
        id: "hand-over",
        run: "hand-over@1",
        after: ["accept"],
        join: "settled",
        when: { has: { out: "accept", path: "option" } },
        otherwise: "nobody has accepted it",
        onFailure: [retry(2), "ask"],
      },
      { kind: "code", id: "report", run: "echo@1", after: ["hand-over"], join: "settled" },
    ],
  };
}
