import type { RunListItem } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { Button } from "../../parts/button.tsx";
import { canCancel } from "./is-open.ts";

/** What can be done with the runs that were selected. */
export function SelectionBar({
  runs,
  refused,
  onCancel,
  onCopy,
  onCompare,
  onClear,
}: {
  readonly runs: readonly RunListItem[];
  readonly refused: string | undefined;
  readonly onCancel: (open: readonly RunListItem[]) => void;
  readonly onCopy: () => void;
  readonly onCompare: (runs: readonly RunListItem[]) => void;
  readonly onClear: () => void;
}): ReactNode {
  if (runs.length === 0) return null;
  const open = runs.filter(canCancel);
  return (
    <section
      aria-label="Selected runs"
      className="flex shrink-0 flex-wrap items-center gap-2 border-t border-line bg-surface px-4 py-2"
    >
      <p className="mr-auto font-medium">{runs.length} selected</p>
      {runs.length === 2 ? (
        <Button keys="=" onClick={() => onCompare(runs)}>
          Compare
        </Button>
      ) : null}
      <Button onClick={onCopy}>Copy as Markdown</Button>
      {open.length === 0 ? null : (
        <Button kind="danger" refused={refused} onClick={() => onCancel(open)}>
          Cancel {open.length} open {open.length === 1 ? "run" : "runs"}
        </Button>
      )}
      <Button kind="quiet" onClick={onClear}>
        Clear
      </Button>
    </section>
  );
}
