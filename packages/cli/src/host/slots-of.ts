import { availableParallelism } from "node:os";

/** Most of our own agents that compute at once, however many processors there are. */
const MOST_OWN = 6;
/** `scripted` mostly waits. */
const SCRIPTED = 8;
/** A model on this machine, or behind one account, takes two at a time. */
const OTHERS = 2;

/** How many attempts of an agent are in flight at once, over all runs. */
export function slotsOf(agent: string): number {
  if (agent === "scripted") return SCRIPTED;
  if (agent !== "scout") return OTHERS;
  return Math.min(MOST_OWN, Math.max(2, availableParallelism()));
}
