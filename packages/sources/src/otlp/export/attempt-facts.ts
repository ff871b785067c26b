import { isKnownEvent, type StoredRunEvent, type Usage } from "@wheelhouse/core";

/** An event of a run, as a journal gives it back. */
export type RunEventRow = Parameters<typeof isKnownEvent>[0];

/** What an answer of a model used, or all of an attempt. */
export interface UsageFact {
  readonly at: number;
  readonly usage: Usage;
  readonly model: string | undefined;
}

/** What is told of an attempt beside its span. */
export interface AttemptFacts {
  agent?: string | undefined;
  model?: string | undefined;
  session?: string | undefined;
  error?: string | undefined;
  readonly usage: UsageFact[];
  readonly prompts: string[];
  readonly answers: string[];
  readonly tools: Map<string, { input?: string | undefined; output?: string | undefined }>;
}

/** What a run's events tell of its attempts, of the run as a whole, and of spans that were recorded elsewhere. */
export interface RunFacts {
  readonly attempts: ReadonlyMap<string, AttemptFacts>;
  /** The first of its events, and the last. */
  readonly from: number;
  readonly to: number;
  readonly title: string | undefined;
  readonly flow: string | undefined;
  /** Undefined while it goes on, empty when it was completed. */
  readonly error: string | undefined;
}

/** Gathers what spans do not say. What was said in a conversation is left out unless `content`. */
export async function runFacts(
  events: AsyncIterable<RunEventRow> | Iterable<RunEventRow>,
  content: boolean,
): Promise<RunFacts> {
  const attempts = new Map<string, AttemptFacts>();
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  let created: { readonly title: string; readonly flow: string } | undefined;
  let error: string | undefined;
  const factsOf = (attempt: string): AttemptFacts => {
    const known = attempts.get(attempt);
    if (known) return known;
    const made = { usage: [], prompts: [], answers: [], tools: new Map() };
    attempts.set(attempt, made);
    return made;
  };
  for await (const event of events) {
    from = Math.min(from, event.at);
    to = Math.max(to, event.at);
    if (!isKnownEvent(event)) continue;
    if (event.type === "run.created") created = event.data;
    else if (event.type === "run.completed") error = "";
    else if (event.type === "run.failed") error = event.data.error;
    else if (event.type === "run.cancelled") error = event.data.reason ?? "cancelled";
    else if ("attempt" in event && event.attempt !== undefined)
      addFact(factsOf(event.attempt), event, content);
  }
  return { attempts, from, to, title: created?.title, flow: created?.flow, error };
}

function addFact(facts: AttemptFacts, row: StoredRunEvent, content: boolean): void {
  switch (row.type) {
    case "session.opened":
    case "session.resumed":
      facts.agent = row.data.agent;
      facts.model = row.data.model;
      facts.session = row.data.session;
      return;
    case "budget.spent":
      facts.usage.push({ at: row.at, usage: row.data, model: row.data.model });
      return;
    case "attempt.failed":
      facts.error = row.data.error;
      return spend(facts, row.at, row.data.usage);
    case "attempt.completed":
    case "attempt.cancelled":
    case "attempt.parked":
      return spend(facts, row.at, row.data.usage);
    case "agent.prompt":
      if (content) facts.prompts.push(row.data.text);
      return;
    case "agent.text":
      if (content) facts.answers.push(row.data.text);
      return;
    case "agent.tool.started":
      if (content) facts.tools.set(row.data.tool, { input: row.data.input });
      return;
    case "agent.tool.updated":
      if (content && row.data.output !== undefined)
        facts.tools.set(row.data.tool, {
          ...facts.tools.get(row.data.tool),
          output: row.data.output,
        });
      return;
    default:
  }
}

function spend(facts: AttemptFacts, at: number, usage: Usage | undefined): void {
  if (usage) facts.usage.push({ at, usage, model: facts.model });
}
