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
 * shared: while another run waits, no run may hold more than its fair part of them.
 *
 * *Contract*: pure but for `ledger.waiting`; the caller folds the resulting `attempt.started` into
 * the ledger before it asks again, so that a reservation and its start are one append.
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
  let mine = ledger.byRun.get(run) ?? 0;
  for (const wish of wishes) {
    const agent = rules.agentOf(wish);
    if (agent === undefined) {
      start.push(wish);
      continue;
    }
    const rest = ledger.resting.get(agent) ?? 0;
    const slots = rules.slotsOf(agent);
    const used = (ledger.byAgent.get(agent) ?? 0) + (taken.get(agent) ?? 0);
    const others = [...ledger.waiting].filter((each) => each !== run).length;
    const share = Math.max(1, Math.floor(slots / (others + 1)));
    let reason: string | undefined;
    if (rest > rules.now) reason = `${agent} rests until its provider takes requests again`;
    else if (used >= slots) reason = `all ${slots} slots of ${agent} are taken`;
    else if (others > 0 && mine >= share)
      reason = `${others} other run${others > 1 ? "s wait" : " waits"} for ${agent}`;
    if (reason === undefined) {
      start.push(wish);
      taken.set(agent, (taken.get(agent) ?? 0) + 1);
      mine++;
    } else park.push({ wish, reason });
  }
  if (park.length > 0) ledger.waiting.add(run);
  else ledger.waiting.delete(run);
  return { start, park };
}
