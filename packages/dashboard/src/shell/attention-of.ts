import type { RequestObject, RunListItem, ShownStatus } from "@wheelhouse/core";
import { hasOpenWheel, isWheelAsked, type Need, needsOf } from "./needs-of.ts";

const OPEN: ReadonlySet<ShownStatus> = new Set([
  "queued",
  "running",
  "waiting",
  "paused",
  "interrupted",
]);

/** Runs that have not ended, the newest first. */
export function openRuns(runs: readonly RunListItem[]): RunListItem[] {
  return runs.filter(({ status }) => OPEN.has(status));
}

/** What works and what needs a person, over all runs. */
export interface Attention {
  readonly open: readonly RunListItem[];
  readonly running: readonly RunListItem[];
  readonly requests: readonly RequestObject[];
  /** What needs a person, the most urgent first. */
  readonly needs: readonly Need[];
  /** Runs that ended and nobody of this browser has looked at. */
  readonly unseen: readonly RunListItem[];
  /**
   * Where a look is worth most: a run that waits for an answer or for a hand at its wheel, else the newest that is open.
   * One that has fallen silent comes after all others.
   */
  readonly foremost: RunListItem | undefined;
}

/** Runs of several lists, each once and as the first list has it, the newest first. */
export function mergedRuns(
  first: readonly RunListItem[],
  ...more: readonly (readonly RunListItem[])[]
): readonly RunListItem[] {
  const known = new Set(first.map(({ id }) => id));
  const others = more.flat().filter(({ id }) => !known.has(id) && known.add(id));
  if (others.length === 0) return first;
  return [...first, ...others].toSorted((a, b) =>
    (b.created_at ?? "").localeCompare(a.created_at ?? ""),
  );
}

/** What works and what needs a person, from lists. */
export function attentionOf(
  runs: readonly RunListItem[],
  requests: readonly RequestObject[],
  unseen: (run: RunListItem) => boolean,
): Attention {
  const open = openRuns(runs);
  const asking = new Set(requests.map(({ run }) => run));
  return {
    open,
    running: open.filter(({ status }) => status === "running" || status === "queued"),
    requests,
    needs: needsOf(runs, requests, unseen),
    unseen: runs.filter(unseen),
    foremost:
      open.find((run) => asking.has(run.id) || isWheelAsked(run)) ??
      open.find(hasOpenWheel) ??
      open.find(({ observed }) => observed?.stale !== true) ??
      open[0],
  };
}
