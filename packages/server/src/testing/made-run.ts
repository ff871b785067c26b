import type { Journal } from "@wheelhouse/journal";

/** The events that make a run exist, with one step that an agent does. */
const BIRTH = [
  {
    type: "run.created",
    data: {
      flow: "made",
      title: "Made",
      project: { id: "orders", path: "/orders" },
      input: {},
      band: "small",
      by: "ann",
    },
  },
  {
    type: "run.planned",
    data: {
      hash: "0",
      plan: {
        version: 1,
        flow: "made",
        limits: {},
        steps: [
          {
            kind: "agent",
            id: "write",
            after: [],
            join: "all",
            onFailure: [],
            postconditions: [],
            persona: { id: "p", text: "" },
            prompt: "",
            access: "read",
            session: "own",
            output: "markdown",
            sendBackTo: [],
          },
        ],
      },
    },
  },
  { type: "run.started", data: { host: "test" } },
  {
    type: "attempt.started",
    step: "write",
    attempt: "write#1",
    data: { role: "author", generation: 1, ordinal: 1 },
  },
];

/** Writes a run into a journal that an agent is at work in. */
export async function makeRun(journal: Journal, run: string): Promise<void> {
  await journal.append([{ stream: `run/${run}`, class: "run", events: BIRTH }]);
}

/** Lets the agent of such a run say things, one event each. */
export async function say(journal: Journal, run: string, ...texts: string[]): Promise<void> {
  const events = texts.map((text) => ({
    type: "agent.text",
    step: "write",
    attempt: "write#1",
    data: { text },
  }));
  await journal.append([{ stream: `run/${run}`, class: "agent", events }]);
}
