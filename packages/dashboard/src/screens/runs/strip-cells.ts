import type { RunListItem } from "@wheelhouse/core";

/** What a cell of a strip stands for. */
export type CellStatus = "completed" | "failed" | "skipped" | "running" | "pending";

/** The most cells that a strip has. */
export const MOST_CELLS = 40;

/**
 * The steps of a run as cells in the order done, failed, left out, under way, to come. With more steps than cells each
 * kind has its share, and what there is of a kind is never nothing.
 */
export function stripCells(steps: RunListItem["steps"]): CellStatus[] {
  const { total, completed, failed, skipped, running } = steps;
  const pending = Math.max(0, total - completed - failed - skipped - running);
  const counts: readonly (readonly [CellStatus, number])[] = [
    ["completed", completed],
    ["failed", failed],
    ["skipped", skipped],
    ["running", running],
    ["pending", pending],
  ];
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  if (all <= MOST_CELLS) return counts.flatMap(([status, count]) => cells(status, count));
  const few = counts.filter(([, count]) => count > 0 && (count / all) * MOST_CELLS < 1).length;
  return counts
    .flatMap(([status, count]) => {
      const share = count === 0 ? 0 : Math.max(1, Math.floor((count / all) * (MOST_CELLS - few)));
      return cells(status, share);
    })
    .slice(0, MOST_CELLS);
}

function cells(status: CellStatus, count: number): CellStatus[] {
  return Array.from({ length: count }, () => status);
}
