import type { DraftStep } from "../draft/draft-schema.ts";

/** What a step waits for beside what it names: see {@link waitsFor}. */
type Ordered = Pick<DraftStep, "id" | "does" | "after">;

/**
 * What each step waits for. All steps share one clone, so whatever changes it (a writer, and a command, which may leave files
 * behind) runs alone: it waits for everything before it, and everything after it waits for it. Readers and questions between
 * two such steps may go side by side. Pure.
 */
export function waitsFor(steps: readonly Ordered[]): Map<string, string[]> {
  const waits = new Map<string, string[]>();
  const ids = new Set(steps.map(({ id }) => id));
  let last: string | undefined;
  let since: string[] = [];
  for (const { id, does, after = [] } of steps) {
    const isAlone = does === "write" || does === "check";
    const behind = last === undefined ? [] : [last];
    // What is not in this plan was done before it.
    const named = after.filter((other) => ids.has(other));
    waits.set(id, [...new Set([...behind, ...(isAlone ? since : named)])]);
    if (isAlone) [last, since] = [id, []];
    else since.push(id);
  }
  return waits;
}
