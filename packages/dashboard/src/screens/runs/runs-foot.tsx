import type { ReactNode } from "react";
import { Button } from "../../parts/button.tsx";
import type { RunsList } from "./use-runs-list.ts";

/** How many of the runs are loaded: what is not here is said. */
export function RunsFoot({
  list: { runs, total, hasOlder, isLoadingOlder, loadOlder },
}: {
  readonly list: RunsList;
}): ReactNode {
  if (runs === undefined || runs.length === 0) return null;
  const all = Math.max(total ?? 0, runs.length);
  return (
    <footer className="flex h-8 shrink-0 items-center justify-end gap-2 border-t border-line px-4 text-xs text-text-2 tabular-nums coarse:h-12">
      showing {runs.length.toLocaleString()} of {all.toLocaleString()}
      {hasOlder ? (
        <Button kind="quiet" className="h-6" disabled={isLoadingOlder} onClick={loadOlder}>
          {isLoadingOlder ? "Loading…" : "Load older"}
        </Button>
      ) : null}
    </footer>
  );
}
