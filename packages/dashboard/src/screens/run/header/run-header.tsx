import type { ReactNode } from "react";
import { StatusChip } from "../../../parts/status-chip.tsx";
import { nameOf } from "../../../shell/active-pill.tsx";
import type { RunViewProps } from "../run-view.ts";

/** What a run is and how it stands. */
export function RunHeader({ state: { run } }: RunViewProps): ReactNode {
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-b border-line px-4">
      <h1 className="truncate text-lg font-semibold">{nameOf(run)}</h1>
      <StatusChip status={run.status} />
    </header>
  );
}
