import type { World } from "../../../server/src/testing/open-world.ts";

const STEPS = ["clone", "understand", "draft", "work", "verify", "report"];
/** Those that are done; the next is under way. */
const DONE = 3;

/** Writes down the run of an issue, of which half is done, and at which an agent is at work. */
export async function makeIssueRun(
  journal: World["journal"],
  run: string,
  number: number,
): Promise<void> {
  const steps = STEPS.map((id, index) => ({
    kind: "agent",
    id,
    after: STEPS.slice(index - 1, index),
    join: "all",
    onFailure: [],
    postconditions: [],
    persona: { id: "p", text: "" },
    prompt: "",
    access: "read",
    session: "own",
    output: "markdown",
    sendBackTo: [],
  }));
  const attempts = STEPS.slice(0, DONE + 1).flatMap((step, index) => {
    const at = { step, attempt: `${step}#1` };
    const started = {
      type: "attempt.started",
      ...at,
      data: { role: "author", generation: 1, ordinal: 1 },
    };
    if (index === DONE) return [started];
    const tokens = { input: 12_000, output: 900 };
    return [
      started,
      { type: "attempt.completed", ...at, data: { output: "Done.", tokens, costUsd: 0.02 } },
      { type: "step.completed", step, data: { output: "Done." } },
    ];
  });
  await journal.append([
    {
      stream: `run/${run}`,
      class: "run",
      events: [
        {
          type: "run.created",
          data: {
            flow: "solve-issue",
            title: `#${number}`,
            project: { id: "orders", path: "/orders" },
            input: {},
            band: "small",
            by: "ann",
          },
        },
        {
          type: "run.planned",
          data: { hash: "0", plan: { version: 1, flow: "solve-issue", limits: {}, steps } },
        },
        { type: "run.started", data: { host: "test" } },
        ...attempts,
      ],
    },
  ]);
}
