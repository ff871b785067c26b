import type { Wish } from "../run/deciding.ts";
import type { Ledger } from "./ledger.ts";

/** How many attempts of an agent may be in flight at once, over all runs. */
export type SlotsOf = (agent: string) => number;

/** What became of the wishes of one run. */
export interface Admission {
  readonly start: readonly Wish[];
  readonly park: readonly { readonly wish: Wish; readonly reason: string }[];
}

/**
 * Decides which attempts may start now. Steps without an agent always may. An agent's slots are
 * shared: while other runs wait for it, no run holds more than its fair part of them, and a run that
 * came later leaves what is free to those before it that hold no more than it does.
 *
 * *Contract*: pure but for the queue; the caller folds the resulting `attempt.started` into the
 * ledger before anybody asks again, so that a reservation and its start are one append, and lets all
 * waiting runs ask again when a slot was freed.
 */
export function admit(
  ledger: Ledger,
  run: string,
  wishes: readonly Wish[],
  rules: {
    readonly slotsOf: SlotsOf;
    readonly agentOf: (wish: Wish) => string | undefined;
    readonly now: number;
  },
): Admission {
  const start: Wish[] = [];
  const park: { wish: Wish; reason: string }[] = [];
  const taken = new Map<string, number>();
  const refused = new Set<string>();
  for (const wish of wishes) {
    const agent = rules.agentOf(wish);
    const mine = agent === undefined ? 0 : (taken.get(agent) ?? 0);
    const reason =
      agent === undefined ? undefined : refusal(ledger, run, agent, { ...rules, taken: mine });
    if (reason === undefined) {
      start.push(wish);
      if (agent !== undefined) taken.set(agent, mine + 1);
    } else {
      park.push({ wish, reason });
      if (agent !== undefined) refused.add(agent);
    }
  }
  if (park.length > 0) {
    const number = ledger.queue.get(run)?.number ?? ++ledger.places;
    ledger.queue.set(run, { number, agents: refused });
    ledger.waiting.add(run);
  } else {
    ledger.queue.delete(run);
    ledger.waiting.delete(run);
  }
  return { start, park };
}

function refusal(
  ledger: Ledger,
  run: string,
  agent: string,
  { slotsOf, now, taken }: { slotsOf: SlotsOf; now: number; taken: number },
): string | undefined {
  if ((ledger.resting.get(agent) ?? 0) > now)
    return `${agent} rests until its provider takes requests again`;
  const slots = slotsOf(agent);
  const free = slots - (ledger.byAgent.get(agent) ?? 0) - taken;
  if (free <= 0) return `all ${slots} slots of ${agent} are taken`;
  const others = [...ledger.waiting].filter(
    (other) => other !== run && ledger.queue.get(other)?.agents.has(agent),
  );
  if (others.length === 0) return undefined;
  const mine = inFlight(ledger, run, agent) + taken;
  const share = Math.max(1, Math.floor(slots / (others.length + 1)));
  const number = ledger.queue.get(run)?.number ?? Infinity;
  const ahead = others.filter(
    (other) =>
      (ledger.queue.get(other)?.number ?? Infinity) < number &&
      inFlight(ledger, other, agent) <= mine,
  );
  if (mine < share && ahead.length < free) return undefined;
  return `${others.length} other run${others.length > 1 ? "s wait" : " waits"} for ${agent}`;
}

function inFlight(ledger: Ledger, run: string, agent: string): number {
  let count = 0;
  for (const slot of ledger.slots.values()) if (slot.run === run && slot.agent === agent) count++;
  return count;
}
