import { OWN_SOURCE, type RunListItem } from "@wheelhouse/core";

const ENDED: ReadonlySet<string> = new Set(["completed", "failed", "cancelled"]);

/** Whether something of a run may still happen. */
export function isOpen({ status }: Pick<RunListItem, "status">): boolean {
  return !ENDED.has(status);
}

/** Whether a run can be cancelled: it is one of ours, and has not ended. */
export function canCancel(run: Pick<RunListItem, "status" | "source">): boolean {
  return isOwn(run) && isOpen(run);
}

/** Whether a run is driven by us: any other is only seen. */
export function isOwn({ source }: Pick<RunListItem, "source">): boolean {
  return source === OWN_SOURCE;
}
