import {
  type Limits,
  parsePlan,
  type PlanInput,
  type RunEvent,
  type StoredRunEvent,
} from "@wheelhouse/core";
import { createRunModel, type RunModel } from "../progress/run-model.ts";

const agent = {
  kind: "agent",
  access: "read",
  persona: { id: "p", text: "You are p." },
  prompt: "Do it.",
} as const;

/** Two agents, then a question, then a report. */
const SMALL_PLAN: PlanInput = {
  version: 1,
  flow: "small",
  report: "report",
  steps: [
    { ...agent, id: "look" },
    { ...agent, id: "dig" },
    {
      kind: "request",
      id: "approve",
      after: ["look", "dig"],
      ask: "approval",
      text: "Shall it go on?",
      options: [
        { id: "yes", label: "Yes", effect: "continue" },
        { id: "no", label: "No", effect: "stop" },
      ],
    },
    { kind: "code", id: "report", after: ["approve"], run: "echo@1" },
  ],
};

/** What every run begins with; here, of {@link SMALL_PLAN}. */
export const BIRTH: readonly RunEvent[] = [
  {
    type: "run.created",
    data: {
      flow: "small",
      title: "Small",
      project: { id: "p", path: "/place/orders" },
      input: {},
      band: "small",
      by: "ann",
    },
  },
  { type: "run.planned", data: { hash: "h", plan: parsePlan(SMALL_PLAN) } },
  { type: "run.started", data: { host: "test" } },
];

/** A run of {@link SMALL_PLAN} that has seen these events after its birth, a second apart. */
export function modelAfter(...events: readonly RunEvent[]): RunModel {
  return modelOf([...BIRTH, ...events]);
}

/** The same where the run may not use more than that. */
export function boundedModelAfter(limits: Limits, ...events: readonly RunEvent[]): RunModel {
  const plan = parsePlan({ ...SMALL_PLAN, limits });
  return modelOf([
    ...BIRTH.map((event): RunEvent => {
      return event.type === "run.planned" ? { ...event, data: { hash: "h", plan } } : event;
    }),
    ...events,
  ]);
}

function modelOf(events: readonly RunEvent[]): RunModel {
  const model = createRunModel("k3m2x9ab");
  for (const [index, event] of events.entries()) model.take(stored(event, index + 1));
  return model;
}

/** An event in its place; the first is at second 1. */
export function stored(event: RunEvent, seq: number): StoredRunEvent {
  return { ...event, seq, at: seq * 1000 };
}

/** An attempt of a step begins, and its agent is there. */
export function begins(step: string): RunEvent[] {
  const at = { step, attempt: `${step}#1.1` };
  const opened = { session: "s", agent: "scripted", level: "confined", loadable: true } as const;
  return [
    { type: "attempt.started", ...at, data: { role: "author", generation: 1, ordinal: 1 } },
    { type: "session.opened", ...at, data: { ...opened, modelFree: false } },
  ];
}

/** The attempt and its step end with an output. */
export function ends(step: string, output: string): RunEvent[] {
  return [
    { type: "attempt.completed", step, attempt: `${step}#1.1`, data: { output } },
    { type: "step.completed", step, data: {} },
  ];
}

/** The approval is asked for. */
export const ASKS: RunEvent = {
  type: "request.opened",
  step: "approve",
  data: {
    request: "k3m2x9ab-q1",
    kind: "approval",
    text: "Shall it go on?",
    options: [
      { id: "yes", label: "Yes", effect: "continue" },
      { id: "no", label: "No", effect: "stop" },
    ],
  },
};
