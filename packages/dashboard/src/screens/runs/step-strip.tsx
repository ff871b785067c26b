import type { RunListItem } from "@wheelhouse/core";
import { memo, type ReactNode } from "react";
import { type CellStatus, stripCells } from "./strip-cells.ts";

/** Width of a cell with the gap after it, and of the gap, in units of the drawing. */
const CELL = { step: 4, gap: 1 } as const;

/** Cells in a box of 12: what is done is full, what failed is cut, what runs is half, what is left out or to come is low. */
const SHAPES: Readonly<Record<CellStatus, { readonly d: string; readonly tone: string }>> = {
  completed: { d: "M0 1h3v10h-3z", tone: "fill-completed" },
  failed: { d: "M0 1l3 3v7h-3z", tone: "fill-failed" },
  running: { d: "M0 5h3v6h-3z", tone: "fill-running" },
  skipped: { d: "M0 8h3v1h-3z", tone: "fill-skipped" },
  pending: { d: "M0 10h3v1h-3z", tone: "fill-control" },
};

/** How far a run is, as one drawing with the count beside it. */
export const StepStrip = memo(function StepStrip({
  steps,
}: {
  readonly steps: RunListItem["steps"];
}): ReactNode {
  const cells = stripCells(steps);
  const { total, completed, failed, skipped } = steps;
  if (total === 0) return <span className="text-text-3">no plan yet</span>;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <svg
        viewBox={`0 0 ${cells.length * CELL.step - CELL.gap} 12`}
        preserveAspectRatio="none"
        className="h-3 min-w-0 shrink"
        style={{ width: cells.length * CELL.step }}
        aria-hidden="true"
      >
        {cells.map((status, index) => (
          <path
            // Cells have no name but their place.
            key={`${index}`}
            d={SHAPES[status].d}
            className={SHAPES[status].tone}
            transform={`translate(${index * CELL.step})`}
          />
        ))}
      </svg>
      <span
        className="whitespace-nowrap tabular-nums"
        title={`${completed} completed, ${failed} failed, ${skipped} skipped of ${total} steps`}
      >
        {completed + failed + skipped}/{total}
        {failed > 0 ? <span className="text-failed"> · {failed} failed</span> : null}
      </span>
    </span>
  );
});
