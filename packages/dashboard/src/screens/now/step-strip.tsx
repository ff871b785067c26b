import type { RunListItem } from "@wheelhouse/core";
import type { ReactNode } from "react";

const PARTS = [
  ["completed", "bg-completed"],
  ["failed", "bg-failed"],
  ["skipped", "bg-skipped/50"],
  ["running", "bg-running"],
] as const;

/** How far a run is, as a bar of its steps by how they stand. Decoration: the words beside it say the same. */
export function StepStrip({ steps }: { readonly steps: RunListItem["steps"] }): ReactNode {
  const total = Math.max(1, steps.total);
  return (
    <span
      aria-hidden="true"
      className="flex h-1.5 w-full overflow-hidden rounded-full bg-raised"
      title={`${steps.completed} completed, ${steps.failed} failed, ${steps.skipped} skipped, ${steps.running} running, of ${steps.total}`}
    >
      {PARTS.map(([part, tone]) => (
        <span key={part} className={tone} style={{ width: `${(100 * steps[part]) / total}%` }} />
      ))}
    </span>
  );
}
