/**
 * Drives one run.
 *
 * Owns: the run's in-memory state and its place at the end of its stream. Everything that moves the
 * run comes through its mailbox: outcomes of attempts, answers, cancels, timers, free slots. One
 * turn takes all mail, folds it, decides, admits, and writes **one** append of the outcomes and of
 * the starts that follow; only when that is durable are attempts begun or ended (L1).
 * Does not own: how an attempt is done (perform/), what follows (core's decide), slots (the ledger).
 *
 * D1 Events are folded in the order in which they are appended, so state and stream never differ.
 * D2 Turns do not wait for the disk: a later append carries the seq that follows. When one is
 *    refused the state is ahead of the stream and is dropped; the run is loaded afresh or let go.
 * D3 An attempt's end is delivered only after its process tree is proven dead, so an attempt that
 *    is not under way in the state is not alive on the machine (L11).
 */
import {
  admit,
  advance,
  nextDue,
  reduce,
  reduceLedger,
  type RunEvent,
  type RunState,
} from "@wheelhouse/core";
import type { Shared } from "../ports.ts";
import { requestText } from "../perform/request-text.ts";
import { draftsOf } from "./drafts-of.ts";
import type { Perform, Start, Stopped } from "./performing.ts";
import { forPerson, refusalCode } from "./refused-append.ts";
import { openSubRuns } from "../sub-run/open-sub-runs.ts";
import { agentOf, heldBack, startOf } from "./start-of.ts";

interface Turn {
  readonly events: readonly RunEvent[];
  readonly starts: readonly Start[];
  /** Attempts to end. */
  readonly cancels: readonly string[];
}

interface Underway {
  readonly controller: AbortController;
  readonly done: PromiseWithResolvers<void>;
  onPause?: () => void;
}

/** Why a driver lets go when an append is refused. */
const STOPS: Readonly<Record<string, Stopped>> = {
  "journal.full": "full",
  "journal.closed": "interrupted",
  "journal.fenced": "fenced",
  "journal.conflict": "fenced",
};

/** See the file's header. */
export class Driver {
  readonly id: string;
  readonly #shared: Shared;
  readonly #perform: Perform | undefined;
  readonly #state: RunState;
  readonly #underway = new Map<string, Underway>();
  readonly #stopped = Promise.withResolvers<Stopped>();
  #mail: (readonly RunEvent[])[] = [];
  #scheduled = false;
  #cancelTimer: (() => void) | undefined;
  #parked: ReadonlyMap<string, string> = new Map();
  #stopping: Stopped | undefined;
  #settled = false;
  #pending = 0;

  /** Without `perform` the driver only takes mail: nothing is started. */
  constructor(state: RunState, shared: Shared, perform: Perform | undefined) {
    this.id = state.id;
    this.#state = state;
    this.#shared = shared;
    this.#perform = perform;
  }

  /** The run as it is now. Read it, never keep or change it. */
  get state(): RunState {
    return this.#state;
  }

  /** Why steps that could start have not, by step id. */
  get parked(): ReadonlyMap<string, string> {
    return this.#parked;
  }

  /** Resolves when this driver has let go of its run, with all its appends durable or refused. */
  get stopped(): Promise<Stopped> {
    return this.#stopped.promise;
  }

  /** Posts events that are known to be legal now, or nothing: look again at what can be done. */
  post(events: readonly RunEvent[] = []): void {
    if (this.#settled) return;
    if (events.length > 0) this.#mail.push(events);
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => this.#turn());
  }

  /**
   * Posts an event from a person and resolves when it and what follows from it are durable.
   * `accept` looks at the state of that very turn and throws to refuse.
   */
  async ask(accept: (state: RunState) => readonly RunEvent[]): Promise<void> {
    const events = accept(this.#state);
    try {
      await this.#write(this.#advance(events));
    } catch (error) {
      throw forPerson(error);
    }
  }

  /**
   * Goes on with the attempts that are runs of their own: they have no process that could have died with their host.
   * To be called once, before anything is posted.
   */
  rejoin(): void {
    for (const { wish, attempt } of openSubRuns(this.#state)) this.#begin({ wish, attempt });
  }

  /** Ends the attempts under way without ending the run, and lets go of it. */
  async interrupt(): Promise<void> {
    this.#stop("interrupted");
    await this.#stopped.promise;
  }

  #turn(): void {
    this.#scheduled = false;
    if (this.#settled) return;
    const mail = this.#mail.flat();
    this.#mail = [];
    // A refusal has been dealt with when it reaches this place: the driver has stopped.
    this.#write(this.#advance(mail)).catch(() => undefined);
  }

  /** Folds events and all that follows from them; returns what to append and what to do then. */
  #advance(mail: readonly RunEvent[]): Turn {
    const shared = this.#shared;
    const state = this.#state;
    const now = shared.clock.now();
    const events: RunEvent[] = [];
    const take = (event: RunEvent): void => {
      reduce(state, { ...event, seq: state.seq + 1, at: now });
      events.push(event);
    };
    for (const event of mail) take(event);
    const decision = advance(state, now, requestText);
    for (const event of decision.events) events.push(event);
    let released = false;
    const account = (event: RunEvent): void => {
      const before = shared.ledger.slots.size;
      reduceLedger(shared.ledger, this.id, event, (step) =>
        agentOf(state.steps.get(step), state, shared),
      );
      if (shared.ledger.slots.size < before) released = true;
    };
    for (const event of events) account(event);
    const starts: Start[] = [];
    const parked = heldBack(decision.held);
    if (this.#perform && this.#stopping === undefined && decision.starts.length > 0) {
      const admission = admit(shared.ledger, this.id, decision.starts, {
        slotsOf: shared.slotsOf,
        agentOf: (wish) => agentOf(wish.step, state, shared, wish.role),
        now,
      });
      for (const { wish, reason } of admission.park) parked.set(wish.step.id, reason);
      for (const wish of admission.start) {
        const started = startOf(wish);
        take(started);
        account(started);
        starts.push({ wish, attempt: started.attempt });
      }
    }
    this.#parked = parked;
    if (released) shared.slotFreed();
    const cancels: string[] = [];
    for (const { step } of decision.cancels) if (step.attempt) cancels.push(step.attempt.id);
    return { events, starts, cancels };
  }

  async #write(turn: Turn): Promise<void> {
    try {
      if (turn.events.length > 0) await this.#append(turn.events, "run", "now");
    } catch (error) {
      this.#refused(error);
      throw error;
    }
    this.#act(turn);
  }

  #act({ events, starts, cancels }: Turn): void {
    for (const id of cancels) this.#underway.get(id)?.controller.abort("cancelled");
    for (const start of starts) this.#begin(start);
    if (events.some(({ type }) => type === "run.paused" || type === "run.resumed"))
      for (const underway of this.#underway.values()) underway.onPause?.();
    if (this.#state.ended) this.#stop("ended");
    this.#settle();
    this.#arm();
  }

  #begin(start: Start): void {
    const underway: Underway = { controller: new AbortController(), done: Promise.withResolvers() };
    this.#underway.set(start.attempt, underway);
    let open = true;
    const finish = (outcome: readonly RunEvent[]): void => {
      if (!open) return;
      open = false;
      this.#underway.delete(start.attempt);
      underway.done.resolve();
      this.post(outcome);
      this.#settle();
    };
    if (this.#stopping !== undefined) underway.controller.abort(this.#stopping);
    this.#perform?.(start, this.#state, {
      signal: underway.controller.signal,
      onPause: (listener) => void (underway.onPause = listener),
      deliver: finish,
      record: async (events, flush) => {
        if (!open || this.#settled) return;
        const now = this.#shared.clock.now();
        for (const event of events)
          reduce(this.#state, { ...event, seq: this.#state.seq + 1, at: now });
        try {
          await this.#append(
            events,
            events.every((event) => event.type.startsWith("agent.")) ? "agent" : "run",
            flush,
          );
        } catch (error) {
          this.#refused(error);
          throw error;
        }
      },
    });
  }

  async #append(
    events: readonly RunEvent[],
    kind: "run" | "agent",
    flush: "now" | "soon",
  ): Promise<void> {
    this.#pending++;
    try {
      await this.#shared.journal.append(
        [
          {
            stream: `run/${this.id}`,
            expectedSeq: this.#state.seq - events.length,
            fence: this.#shared.fence,
            class: kind,
            events: draftsOf(events),
          },
        ],
        { flush },
      );
    } finally {
      this.#pending--;
      this.#settle();
    }
  }

  #refused(error: unknown): void {
    const why = STOPS[refusalCode(error) ?? ""];
    this.#stop(why ?? "broken");
  }

  #arm(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    // Who only takes mail moves nothing by itself: the run may have a driver by then.
    const mayMove = this.#stopping === undefined && this.#perform !== undefined;
    const due = mayMove ? nextDue(this.#state) : undefined;
    if (due === undefined) return;
    this.#cancelTimer = this.#shared.clock.after(Math.max(0, due - this.#shared.clock.now()), () =>
      this.post(),
    );
  }

  #stop(why: Stopped): void {
    if (this.#stopping === undefined || this.#stopping === "ended") this.#stopping = why;
    for (const { controller } of this.#underway.values()) controller.abort(this.#stopping);
    this.#cancelTimer?.();
    this.#settle();
  }

  /** Lets go once nothing is under way and nothing waits for the disk. */
  #settle(): void {
    if (this.#stopping === undefined || this.#settled) return;
    if (this.#underway.size > 0 || this.#pending > 0 || this.#scheduled) return;
    this.#settled = true;
    this.#stopped.resolve(this.#stopping);
  }
}
