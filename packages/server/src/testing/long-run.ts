import { type Json, parsePlan, type RunEvent } from "@wheelhouse/core";
import type { Draft, Journal, StreamAppend } from "@wheelhouse/journal";
import { type Agent, agentEvents, createAgent } from "./long-agent.ts";
import { createDice, type Dice } from "./dice.ts";

/** What a long run is like. */
export interface LongRun {
  /** How many events it has, at least 20 and 6 for each step. */
  readonly events: number;
  /** How many agents work, 8 of them at a time; one more step writes the report. */
  readonly steps: number;
  /** The same seed gives the same events. */
  readonly seed?: number | undefined;
  /** False leaves out what comes after the agents' last words: the run is then open, and all but done. */
  readonly ends?: boolean | undefined;
}

/** Agents that work at a time: the width of a wave. */
const WIDTH = 8;
/** Chunks that are appended together. */
const TOGETHER = 64;
const BIRTH = 3;
const STEP = 4;
const END = 5;

/**
 * A run as whoever drives it appends it, chunk by chunk: agents that speak and call tools at the same
 * time, wave after wave, then a report. Valid in every event, so that it folds as any other run.
 */
export function* longRun(run: string, options: LongRun): Generator<StreamAppend, void, void> {
  const { events, steps, seed = 1, ends = true } = options;
  const dice = createDice(seed);
  const stream = `run/${run}`;
  const ids = Array.from({ length: steps }, (_, index) => `audit-${index + 1}`);
  yield { stream, class: "run", events: drafts(birth(ids)) };
  let spare = events - BIRTH - STEP * steps - (ends ? END : 0);
  for (let first = 0; first < steps; first += WIDTH) {
    const wave = ids.slice(first, first + WIDTH);
    const atWork: { agent: Agent; left: number }[] = [];
    for (const [index, id] of wave.entries()) {
      const left = Math.floor(spare / (steps - first - index));
      spare -= left;
      atWork.push({ agent: createAgent(id), left });
      yield { stream, class: "run", events: drafts(begin(id)) };
    }
    while (atWork.length > 0) {
      const place = dice.below(atWork.length);
      const each = atWork[place];
      if (each === undefined) break;
      const chunk = Math.min(each.left, 1 + dice.below(24));
      each.left -= chunk;
      if (chunk > 0)
        yield { stream, class: "agent", events: drafts(agentEvents(each.agent, dice, chunk)) };
      if (each.left > 0) continue;
      atWork.splice(place, 1);
      if (ends || first + WIDTH < steps || atWork.length > 0)
        yield { stream, class: "run", events: drafts(complete(each.agent.step, dice)) };
    }
  }
  if (ends) yield { stream, class: "run", events: drafts(end()) };
}

/** Appends such a run whole. `pass` is told how much time goes by before each append, in milliseconds, for a journal with a clock of its own. */
export async function appendLongRun(
  journal: Pick<Journal, "append">,
  run: string,
  options: LongRun & { readonly pass?: ((ms: number) => void) | undefined },
): Promise<void> {
  const dice = createDice(options.seed ?? 1);
  let waiting: Promise<unknown>[] = [];
  for (const chunk of longRun(run, options)) {
    options.pass?.(dice.below(400));
    waiting.push(journal.append([chunk], { flush: "soon" }));
    if (waiting.length < TOGETHER) continue;
    await Promise.all(waiting);
    waiting = [];
  }
  await Promise.all(waiting);
}

function birth(ids: readonly string[]): RunEvent[] {
  const steps = ids.map((id, index) => ({
    kind: "agent" as const,
    id,
    label: `Audit part ${index + 1}`,
    after: ids.slice(Math.max(0, index - (index % WIDTH) - WIDTH), index - (index % WIDTH)),
    persona: { id: "auditor", text: "You look." },
    prompt: `Look at part ${index + 1}.`,
    access: "read" as const,
  }));
  const report = { kind: "code" as const, id: "report", run: "join@1", after: ids.slice(-WIDTH) };
  const plan = parsePlan({
    version: 1,
    flow: "audit",
    steps: [...steps, report],
    report: "report",
  });
  const project = { id: "orders", path: "/orders" };
  const created = { flow: "audit", title: "A long audit", project, input: {}, by: "ann" };
  return [
    { type: "run.created", data: { ...created, band: "large" } },
    { type: "run.planned", data: { hash: "0", plan } },
    { type: "run.started", data: { host: "test" } },
  ];
}

function begin(step: string): RunEvent[] {
  const attempt = `${step}#1.1`;
  return [
    { type: "attempt.started", step, attempt, data: { role: "author", generation: 1, ordinal: 1 } },
    {
      type: "session.opened",
      step,
      attempt,
      data: { session: `s-${step}`, agent: "made", level: "enforced", loadable: false },
    },
  ];
}

function complete(step: string, dice: Dice): RunEvent[] {
  const attempt = `${step}#1.1`;
  const usage = { inputTokens: 1_000 + dice.below(100_000), outputTokens: 100 + dice.below(9_000) };
  return [
    { type: "attempt.completed", step, attempt, data: { output: "It holds.", usage } },
    { type: "step.completed", step, data: { attempt } },
  ];
}

function end(): RunEvent[] {
  const [step, attempt] = ["report", "report#1.1"];
  const output = { markdown: "# The audit\n\nIt holds." };
  return [
    { type: "attempt.started", step, attempt, data: { role: "author", generation: 1, ordinal: 1 } },
    { type: "attempt.completed", step, attempt, data: { output } },
    { type: "step.completed", step, data: { attempt } },
    { type: "note", data: { text: "The audit is done." } },
    { type: "run.completed", data: { report: step } },
  ];
}

function drafts(events: readonly RunEvent[]): Draft[] {
  return events.map((event) => ({
    type: event.type,
    ...("step" in event && { step: event.step }),
    ...("attempt" in event && { attempt: event.attempt }),
    data: event.data as Json,
  }));
}
