import { admit } from "../../ledger/admit.ts";
import { createLedger, type Ledger, reduceLedger } from "../../ledger/ledger.ts";
import type { Plan } from "../../plan/plan.ts";
import { advance } from "../advance.ts";
import { nextDue } from "../decide.ts";
import type { Wish } from "../deciding.ts";
import type { EventOf, RunEvent, StoredRunEvent } from "../events.ts";
import { reduceAll } from "../reduce.ts";
import { reduce } from "../reduce.ts";
import { createRunState, type RunState, type StepState } from "../state.ts";
import type { Outcome } from "./performer.ts";
import { outcomeEvent } from "./performer.ts";
import { snapshot } from "./snapshot.ts";
import { Witness } from "./witness.ts";

/** An attempt that is under way in the simulated world. */
export interface Underway {
  readonly started: EventOf<"attempt.started">;
  /** Why it was asked to end. */
  cancelled: string | undefined;
}

/** How the simulated host is set up. */
export interface SimulationOptions {
  /** Attempts of the one agent that may be in flight at once. */
  readonly slots?: number;
  /** A journal that an earlier host left. */
  readonly journal?: readonly StoredRunEvent[];
  /** A ledger that is shared with other runs, and the name of this one among them. */
  readonly shared?: { readonly ledger: Ledger; readonly id: string };
}

/**
 * One run and its host without a clock, a disk or processes: turns are taken exactly as the engine
 * takes them (fold, advance, admit, append, perform), the journal is an array, and a {@link Witness}
 * folds every event a second time and holds the invariants against it.
 */
export class SimulatedRun {
  readonly journal: StoredRunEvent[] = [];
  readonly underway = new Map<string, Underway>();
  readonly witness: Witness;
  state: RunState;
  ledger: Ledger;
  now = 1_000;
  readonly #slots: number;
  readonly #alone: boolean;

  constructor(plan: Plan, { slots = 3, journal, shared }: SimulationOptions = {}) {
    const id = shared?.id ?? "sim";
    this.witness = new Witness(id);
    this.state = createRunState(id);
    this.ledger = shared?.ledger ?? createLedger();
    this.#alone = shared === undefined;
    this.#slots = slots;
    if (journal) {
      for (const event of journal) this.#keep(event, false);
      this.now = journal.at(-1)?.at ?? this.now;
      this.crash();
    } else this.post(birth(plan));
  }

  /** Takes one turn with mail: folds it, all that follows, and the starts that are admitted. */
  post(mail: readonly RunEvent[] = []): void {
    const { state, now } = this;
    for (const event of mail) {
      reduce(state, { ...event, seq: state.seq + 1, at: now });
      this.#keep({ ...event, seq: this.journal.length + 1, at: now });
    }
    const decision = advance(state, now);
    for (const event of decision.events)
      this.#keep({ ...event, seq: this.journal.length + 1, at: now });
    // As in the engine, a run that wants nothing does not ask.
    const wishes = decision.starts;
    const admission =
      wishes.length === 0
        ? undefined
        : admit(this.ledger, state.id, wishes, {
            slotsOf: () => this.#slots,
            agentOf: (wish) => agentOf(wish.step),
            now,
          });
    for (const wish of admission?.start ?? []) this.#start(wish);
    for (const { step, reason } of decision.cancels) {
      const underway = this.underway.get(step.attempt?.id ?? "");
      if (underway) underway.cancelled ??= reason;
    }
    this.#settle();
  }

  /** A step, which must exist. */
  step(id: string): StepState {
    const step = this.state.steps.get(id);
    if (!step) throw new Error(`there is no step ${id}`);
    return step;
  }

  /** Ids of the attempts under way, in the order of their starts. */
  get open(): string[] {
    return [...this.underway.keys()];
  }

  /** What an attempt that is or was under way was started with. */
  startOf(attempt: string): EventOf<"attempt.started">["data"] {
    for (const event of this.journal)
      if (event.type === "attempt.started" && event.attempt === attempt) return event.data;
    throw new Error(`${attempt} was never started`);
  }

  /** Events of a type, in order. */
  eventsOf<T extends RunEvent["type"]>(type: T): Extract<StoredRunEvent, { type: T }>[] {
    return this.journal.filter(
      (event): event is Extract<StoredRunEvent, { type: T }> => event.type === type,
    );
  }

  /** Ends an attempt that is under way. */
  finish(attempt: string, outcome: Outcome): void {
    const underway = this.underway.get(attempt);
    if (!underway) throw new Error(`${attempt} is not under way`);
    this.underway.delete(attempt);
    this.post([outcomeEvent(underway.started, outcome)]);
  }

  /** Answers an open request with one of its options, or in words when it has none. */
  answer(request: string, option?: string, text?: string, by = "ann"): void {
    const open = this.state.requests.get(request);
    const chosen = open?.options.find((each) => each.id === option);
    const data = {
      request,
      effect: chosen?.effect ?? ("output" as const),
      by,
      ...(chosen ? { option: chosen.id } : {}),
      ...(text === undefined ? {} : { text }),
    };
    this.post([{ type: "request.answered", step: open?.step ?? "", data }]);
  }

  /** Moves the clock to the next timer or rest of an agent; false when nothing is due. */
  elapse(): boolean {
    const rests = [...this.ledger.resting.values()].filter((until) => until > this.now);
    const due = Math.min(nextDue(this.state) ?? Infinity, ...rests);
    if (due === Infinity) return false;
    this.now = Math.max(this.now, due);
    this.post();
    return true;
  }

  /** The host dies: everything but the journal is gone, and a new host recovers from it. */
  crash(): void {
    const { id } = this.state;
    this.state = reduceAll(createRunState(id), this.journal);
    if (snapshot(this.state) !== snapshot(this.witness.state))
      throw new Error("R3: the journal folded at once differs from the journal folded by event");
    this.ledger = createLedger();
    this.underway.clear();
    const seen = createRunState(id);
    for (const event of this.journal) {
      reduce(seen, event);
      reduceLedger(this.ledger, id, event, (step) => agentOf(seen.steps.get(step)));
    }
    const open = [...this.state.active].flatMap((step) => step.attempt?.id ?? []);
    this.post(
      open.map((attempt) => {
        const step = attempt.slice(0, attempt.lastIndexOf("#"));
        return { type: "attempt.lost", step, attempt, data: { reason: "its host went away" } };
      }),
    );
  }

  #start({ step, role, resume, guidance, maxTokens, maxCostUsd }: Wish): void {
    const ordinal = step.ordinal + 1;
    const started: EventOf<"attempt.started"> = {
      type: "attempt.started",
      step: step.id,
      attempt: `${step.id}#${step.generation}.${ordinal}`,
      data: {
        role,
        generation: step.generation,
        ordinal,
        ...(resume === undefined ? {} : { resume }),
        ...(guidance === undefined ? {} : { guidance }),
        ...(maxTokens === undefined ? {} : { maxTokens }),
        ...(maxCostUsd === undefined ? {} : { maxCostUsd }),
      },
    };
    reduce(this.state, { ...started, seq: this.state.seq + 1, at: this.now });
    this.#keep({ ...started, seq: this.journal.length + 1, at: this.now });
    this.underway.set(started.attempt, { started, cancelled: undefined });
    const session = resume ?? `session of ${started.attempt}`;
    if (agentOf(step) === undefined) return;
    const opened: RunEvent = {
      type: resume === undefined ? "session.opened" : "session.resumed",
      step: step.id,
      attempt: started.attempt,
      data: { session, agent: "sim", level: "enforced", loadable: true },
    };
    reduce(this.state, { ...opened, seq: this.state.seq + 1, at: this.now });
    this.#keep({ ...opened, seq: this.journal.length + 1, at: this.now });
  }

  #keep(event: StoredRunEvent, scan = true): void {
    this.witness.observe(event, scan);
    this.journal.push(event);
    reduceLedger(this.ledger, this.state.id, event, (step) =>
      agentOf(this.witness.state.steps.get(step)),
    );
  }

  #settle(): void {
    const { state, underway } = this;
    if (snapshot(state) !== snapshot(this.witness.state))
      throw new Error("R3: what was decided upon differs from the fold of what was written");
    if (!this.#alone) return;
    const idle = underway.size === 0 && state.requests.size === 0 && !state.paused;
    const rests = [...this.ledger.resting.values()].some((until) => until > this.now);
    if (idle && state.timers.size === 0 && !rests && !state.ended)
      throw new Error(`R8: the run is stuck\n${this.witness.tail()}`);
  }
}

/** The events that begin a run. */
export function birth(plan: Plan): RunEvent[] {
  const data = {
    flow: plan.flow,
    title: plan.title ?? plan.flow,
    project: { id: "p", path: "/p" },
    input: {},
    by: "ann",
  };
  return [
    { type: "run.created", data },
    { type: "run.planned", data: { hash: "hash", plan } },
    { type: "run.started", data: { host: "sim" } },
  ];
}

function agentOf(step: StepState | undefined): string | undefined {
  return step?.def.kind === "agent" ? "sim" : undefined;
}
