import type { RunEvent } from "../run/events.ts";

/** An attempt of an agent that is under way. */
export interface Slot {
  readonly run: string;
  readonly agent: string;
}

/**
 * What all runs together have in flight: a fold over every run's stream. Owned by the host, changed
 * by {@link reduceLedger} in the same turn as the run's own fold.
 */
export interface Ledger {
  /** By `run/attempt`. */
  readonly slots: Map<string, Slot>;
  readonly byAgent: Map<string, number>;
  readonly byRun: Map<string, number>;
  /** Runs that were refused a slot in their last turn, in the order of the queue. */
  readonly waiting: Set<string>;
  /** By run: what it was refused, and its place in the queue. */
  readonly queue: Map<string, Place>;
  /** Places given so far. */
  places: number;
  /** By agent: the run that freed a slot of it since anybody asked for one. */
  readonly freed: Map<string, string>;
  /** Agents whose provider asked for a pause, and until when (ms). */
  readonly resting: Map<string, number>;
}

/** A run's place in the queue for slots; the lower number came first. */
export interface Place {
  readonly number: number;
  readonly agents: ReadonlySet<string>;
}

/** A ledger with nothing in flight. */
export function createLedger(): Ledger {
  return {
    slots: new Map(),
    byAgent: new Map(),
    byRun: new Map(),
    waiting: new Set(),
    queue: new Map(),
    places: 0,
    freed: new Map(),
    resting: new Map(),
  };
}

/**
 * Folds one event of a run. `agentOf` names the agent of a step; undefined for steps that need none.
 * A run that has moved waits for nothing until it asks again: its wishes may be others now.
 */
export function reduceLedger(
  ledger: Ledger,
  run: string,
  event: RunEvent,
  agentOf: (step: string) => string | undefined,
): void {
  if (event.type !== "attempt.started") ledger.waiting.delete(run);
  switch (event.type) {
    case "attempt.started": {
      const agent = agentOf(event.step);
      if (agent === undefined) return;
      const key = `${run}/${event.attempt}`;
      if (ledger.slots.has(key)) return;
      ledger.slots.set(key, { run, agent });
      add(ledger.byAgent, agent, 1);
      add(ledger.byRun, run, 1);
      const place = ledger.queue.get(run);
      if (place) ledger.queue.set(run, { ...place, number: ++ledger.places });
      return;
    }
    case "attempt.parked": {
      const slot = ledger.slots.get(`${run}/${event.attempt}`);
      if (slot && event.data.until !== undefined) {
        const rests = ledger.resting.get(slot.agent) ?? 0;
        ledger.resting.set(slot.agent, Math.max(rests, event.data.until));
      }
      return free(ledger, `${run}/${event.attempt}`);
    }
    case "attempt.completed":
    case "attempt.failed":
    case "attempt.cancelled":
    case "attempt.lost":
      return free(ledger, `${run}/${event.attempt}`);
    case "run.completed":
    case "run.failed":
    case "run.cancelled":
      ledger.queue.delete(run);
      for (const [key, slot] of ledger.slots) if (slot.run === run) free(ledger, key);
      return;
    default:
      return;
  }
}

function free(ledger: Ledger, key: string): void {
  const slot = ledger.slots.get(key);
  if (!slot) return;
  ledger.slots.delete(key);
  ledger.freed.set(slot.agent, slot.run);
  add(ledger.byAgent, slot.agent, -1);
  add(ledger.byRun, slot.run, -1);
}

function add(counts: Map<string, number>, key: string, by: number): void {
  const next = (counts.get(key) ?? 0) + by;
  if (next > 0) counts.set(key, next);
  else counts.delete(key);
}
