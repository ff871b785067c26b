import type { Deciding, Wish } from "./deciding.ts";
import { askWhatToDo } from "./ladder.ts";
import { usedUp } from "./reserve.ts";

/**
 * Whether an attempt must not start because its step has used up its own budget; what follows then
 * is decided: a person is asked where the ladder of the step asks before it gives up, else the step
 * fails. The first attempt of a generation always starts.
 */
export function isOverLimit(into: Deciding, { step, role }: Wish): boolean {
  const spent = step.ordinal === 0 ? undefined : usedUp(step);
  if (spent === undefined) return false;
  const failure = { class: "budget", error: `its budget is used up: ${spent}`, role } as const;
  const { onFailure } = step.def;
  if (onFailure.find((rung) => rung === "ask" || rung === "continue") === "ask") {
    // A supervisor repairs what an author does.
    askWhatToDo(into, step, { ...failure, role: role === "critic" ? role : "author" });
    return true;
  }
  const { class: kind, error } = failure;
  const tolerated = onFailure.includes("continue") || step.parent?.def.kind === "map";
  into.events.push({ type: "step.failed", step: step.id, data: { class: kind, error, tolerated } });
  return true;
}
