import { check } from "../check.ts";
import type { StoredRunEvent } from "../events.ts";
import { reduce } from "../reduce.ts";
import { createRunState, type RunState, type StepState } from "../state.ts";
import { isSettled, isTerminal, runStatus } from "../status.ts";
import { Freshness } from "./freshness.ts";
import { GuidanceWatch } from "./guidance-watch.ts";
import { discrepancies } from "./oracle.ts";

/** Folds a journal event by event and throws at the first one that breaks an invariant. */
export class Witness {
  readonly state: RunState;
  readonly #events: StoredRunEvent[] = [];
  readonly #attempts = new Set<string>();
  readonly #finished = new Map<string, number>();
  readonly #generations = new Map<string, number>();
  readonly #requests = new Map<string, "open" | "closed">();
  readonly #freshness = new Freshness();
  readonly #guidance = new GuidanceWatch();
  #budgets = 0;

  constructor(id: string) {
    this.state = createRunState(id);
  }

  /** The last events, one a line, for a message. */
  tail(count = 40): string {
    return this.#events
      .slice(-count)
      .map(({ seq, ...event }) => `${seq} ${JSON.stringify(event).slice(0, 200)}`)
      .join("\n");
  }

  /** Takes the next event. Without `scan` it is believed that the counts are right: they were before. */
  observe(event: StoredRunEvent, scan = true): void {
    const { state } = this;
    this.#events.push(event);
    const fail = (message: string): never => {
      throw new Error(`${message}\n${this.tail()}`);
    };
    if (event.seq !== state.seq + 1) fail(`R1: seq ${event.seq} follows ${state.seq}`);
    const refused = check(state, event);
    if (refused !== undefined) fail(`R2: ${event.type} is refused: ${refused}`);
    if (isTerminal(runStatus(state))) fail(`R4: ${event.type} after the end`);
    this.#before(event, fail);
    const { ignored } = state;
    reduce(state, event);
    if (state.ignored !== ignored) fail(`R2: ${event.type} was written and ignored`);
    this.#after(event, fail);
    const [wrong] = scan ? discrepancies(state) : [];
    if (wrong !== undefined) fail(`R5: after ${event.type}: ${wrong}`);
    const guidance = this.#guidance.observe(event, state);
    if (guidance !== undefined) fail(guidance);
    const stale = this.#freshness.observe(event, state);
    if (stale !== undefined) fail(stale);
  }

  #before(event: StoredRunEvent, fail: (message: string) => never): void {
    const { state } = this;
    if (event.type === "attempt.started") {
      const step = state.steps.get(event.step);
      if (!step) return fail(`S1: ${event.step} is started and does not exist`);
      if (!mayBegin(step)) fail(`S1: ${event.attempt} starts before its dependencies allow it`);
      if (this.#attempts.has(event.attempt)) fail(`S2: ${event.attempt} starts twice`);
      this.#attempts.add(event.attempt);
      if (this.#finished.get(event.step) === event.data.generation)
        fail(`S3: ${event.step} runs again in the generation in which it completed`);
      if (state.paused || state.cancel || state.fatal) fail(`R6: ${event.attempt} starts in vain`);
      if (state.reopening?.closing.has(step))
        fail(`B3: ${event.attempt} starts while it is closed`);
      for (let above = step.parent; above; above = above.parent)
        if (above.failure) fail(`G4: ${event.attempt} starts inside a failed container`);
    }
    if (event.type === "step.reopened") {
      const step = state.steps.get(event.step);
      if (step?.attempt) fail(`B2: ${event.step} is reopened while it runs`);
    }
    if (event.type === "request.opened") {
      if (this.#requests.has(event.data.request)) fail(`Q1: ${event.data.request} opens twice`);
      this.#requests.set(event.data.request, "open");
    }
    if (event.type === "request.answered" || event.type === "request.expired") {
      if (this.#requests.get(event.data.request) !== "open")
        fail(`Q1: ${event.data.request} is closed twice`);
      this.#requests.set(event.data.request, "closed");
    }
    if (event.type === "run.resumed") this.#budgets = 0;
    if (event.type === "budget.exceeded" && ++this.#budgets > 1)
      fail("R7: the budget is exceeded twice");
    if (state.cancel && (event.type === "step.failed" || event.type === "request.opened"))
      fail(`R6: ${event.type} after a cancel`);
  }

  #after(event: StoredRunEvent, fail: (message: string) => never): void {
    const { state } = this;
    if (event.type === "step.completed") {
      const step = state.steps.get(event.step);
      if (step) this.#finished.set(event.step, step.generation);
    }
    for (const [id, step] of state.steps) {
      const known = this.#generations.get(id);
      if (known === step.generation) continue;
      this.#generations.set(id, step.generation);
      const rises = event.type === "step.reopened" && event.step === id ? 1 : Infinity;
      const by = step.generation - (known ?? 0);
      if (known !== undefined && (by < 1 || by > rises))
        fail(`S4: the generation of ${id} goes from ${known} to ${step.generation}`);
    }
    if (isTerminal(runStatus(state)) && [...state.steps.values()].some((step) => step.attempt))
      fail("R6: the run ends while an attempt is under way");
    for (const [pair, count] of state.sendBacks)
      if (count > 3) fail(`B1: ${pair} was sent back ${count} times`);
  }
}

function mayBegin({ def, dependencies }: StepState): boolean {
  const completed = dependencies.filter(({ status }) => status === "completed").length;
  if (!dependencies.every(({ status }) => isSettled(status))) return false;
  if (def.join === "all") return completed === dependencies.length;
  return def.join === "settled" || completed > 0 || dependencies.length === 0;
}
