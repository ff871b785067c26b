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
 * shared: while other runs wait for it, a run leaves what is free to those that hold less of it, and
 * the run that has just freed a slot leaves it to those that hold as little and came before.
 *
 * *Contract*: pure but for the queue; the caller folds the resulting `attempt.started` into the
 * ledger before anybody asks again, so that a reservation and its start are one append, and lets all
 * waiting runs ask again, in their order, when a slot was freed.
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
  for (const agent of [...taken.keys(), ...refused]) ledger.freed.delete(agent);
  if (park.length > 0) enqueue(ledger, run, refused);
  else {
    ledger.queue.delete(run);
    ledger.waiting.delete(run);
  }
  return { start, park };
}

/** Lets a run wait, at the place that it has or at the end. */
function enqueue(ledger: Ledger, run: string, agents: ReadonlySet<string>): void {
  const number = ledger.queue.get(run)?.number ?? ++ledger.places;
  ledger.queue.set(run, { number, agents });
  const ordered = [...ledger.waiting.add(run)].toSorted(
    (one, other) => placeOf(ledger, one) - placeOf(ledger, other),
  );
  ledger.waiting.clear();
  for (const each of ordered) ledger.waiting.add(each);
}

function placeOf(ledger: Ledger, run: string): number {
  return ledger.queue.get(run)?.number ?? Infinity;
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
  const mine = inFlight(ledger, run, agent) + taken;
  // Who holds nothing and was woken takes what is free: those before it were woken before it.
  if (mine === 0 && ledger.freed.get(agent) !== run) return undefined;
  const others = [...ledger.waiting].filter(
    (other) => other !== run && ledger.queue.get(other)?.agents.has(agent),
  );
  const ahead = others.filter((other) => {
    const theirs = inFlight(ledger, other, agent);
    return theirs < mine || (theirs === mine && placeOf(ledger, other) < placeOf(ledger, run));
  });
  const share = Math.floor(slots / (others.length + 1));
  if (ahead.length === 0 || (ahead.length < free && mine < share)) return undefined;
  return `${others.length} other run${others.length > 1 ? "s wait" : " waits"} for ${agent}`;
}

function inFlight(ledger: Ledger, run: string, agent: string): number {
  let count = 0;
  for (const slot of ledger.slots.values()) if (slot.run === run && slot.agent === agent) count++;
  return count;
}
