import type { RunListItem } from "@wheelhouse/core";

const ENDED: ReadonlySet<string> = new Set(["completed", "failed", "cancelled"]);

/** Whether something of a run may still happen, so that it can be cancelled. */
export function isOpen({ status }: Pick<RunListItem, "status">): boolean {
  return !ENDED.has(status);
}
