import type { Action } from "@wheelhouse/core";

/** Whether what an action did can be taken back, as long as nobody has gone on from it: the server knows that. */
export function canUndo({ kind }: Action): boolean {
  return kind === "create_issue" || kind === "schedule";
}
