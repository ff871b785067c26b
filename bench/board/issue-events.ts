import { issueStream, type Json, parsePlan, type RunEvent } from "@wheelhouse/core";
import type { Draft, StreamAppend } from "@wheelhouse/journal";

/** The project of the measurement. */
export const PROJECT = { id: "orders", path: "/orders" };
const WORDS =
  "Totals of orders with more than one currency are wrong by some cents since the rates are rounded twice. ";

/** An issue as people write them: a description, labels, a parent for each fifth, a dependency for each third. */
export function bornIssue(number: number, run: string | undefined): StreamAppend {
  const created = {
    type: "issue.created",
    data: {
      project: PROJECT,
      number,
      title: `Totals of order ${number} are wrong when it is paid in parts`,
      description: WORDS.repeat(1 + (number % 20)),
      type: number % 2 === 0 ? "bug" : "feature",
      labels: ["money", `area-${number % 12}`],
      priority: "normal",
      parent: number > 100 && number % 5 === 0 ? 1 + (number % 100) : null,
      dependsOn: number > 100 && number % 3 === 0 ? [1 + (number % 90)] : [],
      by: "ann",
    },
  };
  const started = run === undefined ? [] : [{ type: "issue.started", data: { run, by: "ann" } }];
  const stream = issueStream(PROJECT.id, number);
  return { stream, class: "run", events: [created, ...started] };
}

/** A run of so many steps in a chain, each done by an agent. */
export function bornRun(run: string, steps: number): StreamAppend {
  const plan = parsePlan({
    version: 1,
    flow: "solve-issue",
    report: `s${steps}`,
    steps: Array.from({ length: steps }, (_, index) => ({
      kind: "agent" as const,
      id: `s${index + 1}`,
      label: `Step ${index + 1}`,
      after: index === 0 ? [] : [`s${index}`],
      persona: { id: "worker", text: "You work." },
      prompt: `Do part ${index + 1}.`,
      access: "read" as const,
    })),
  });
  const created = { flow: "solve-issue", title: run, project: PROJECT, input: {}, by: "ann" };
  return appendTo(run, "run", [
    { type: "run.created", data: { ...created, band: "small" } },
    { type: "run.planned", data: { hash: "0", plan } },
    { type: "run.started", data: { host: "bench" } },
  ]);
}

/** A step begins. */
export function beginStep(run: string, n: number): StreamAppend {
  const at = { step: `s${n}`, attempt: `s${n}#1.1` };
  return appendTo(run, "run", [
    { type: "attempt.started", ...at, data: { role: "author", generation: 1, ordinal: 1 } },
    {
      type: "session.opened",
      ...at,
      data: { session: `${run}-${n}`, agent: "made", level: "enforced", loadable: false },
    },
  ]);
}

/** Its agent says something. */
export function saySome(run: string, n: number, count: number): StreamAppend {
  const at = { step: `s${n}`, attempt: `s${n}#1.1` };
  const text = "I look at the rounding of the rates now.";
  return appendTo(
    run,
    "agent",
    Array.from({ length: count }, () => ({ type: "agent.text" as const, ...at, data: { text } })),
  );
}

/** It is done, by one token: so the tokens of its card say how many steps of the run are. */
export function endStep(run: string, n: number): StreamAppend {
  const [step, attempt] = [`s${n}`, `s${n}#1.1`];
  const usage = { inputTokens: 1, outputTokens: 1 };
  return appendTo(run, "run", [
    { type: "attempt.completed", step, attempt, data: { output: "Done.", usage } },
    { type: "step.completed", step, data: { attempt } },
  ]);
}

function appendTo(run: string, kind: "run" | "agent", events: readonly RunEvent[]): StreamAppend {
  return { stream: `run/${run}`, class: kind, events: events.map(draft) };
}

function draft(event: RunEvent): Draft {
  return {
    type: event.type,
    ...("step" in event && { step: event.step }),
    ...("attempt" in event && { attempt: event.attempt }),
    data: event.data as Json,
  };
}
