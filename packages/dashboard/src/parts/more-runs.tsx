import type { ReactNode } from "react";
import type { RunPages } from "../queries/use-run-pages.ts";
import { Button } from "./button.tsx";

/** How many runs are shown of how many there are, and the way to more; nothing where all are shown. */
export function MoreRuns({
  pages: { runs, total, hasOlder, isLoadingOlder, loadOlder },
}: {
  readonly pages: RunPages;
}): ReactNode {
  if (runs === undefined || !hasOlder) return null;
  return (
    <p className="flex items-center gap-2 text-xs text-text-2 tabular-nums">
      {runs.length.toLocaleString("en")} of {Math.max(total ?? 0, runs.length).toLocaleString("en")}
      <Button kind="quiet" disabled={isLoadingOlder} onClick={loadOlder}>
        {isLoadingOlder ? "Loading…" : "Load more"}
      </Button>
    </p>
  );
}
