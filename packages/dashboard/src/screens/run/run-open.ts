import type { RunHead } from "@wheelhouse/core";

const OPEN: ReadonlySet<RunHead["status"]> = new Set([
  "queued",
  "running",
  "waiting",
  "paused",
  "interrupted",
]);

/** Whether a run can still change: it has no end yet. */
export function isOpenRun({ status }: Pick<RunHead, "status">): boolean {
  return OPEN.has(status);
}
