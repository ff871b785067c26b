import type { ReactNode } from "react";
import type { FindingView } from "./use-finding-view.ts";

/** Chooses the order of the findings. */
export function FindingSortChoice({
  view: { sort, setSort },
}: {
  readonly view: FindingView;
}): ReactNode {
  return (
    <label className="ml-auto flex items-center gap-1.5 text-xs text-text-2 print:hidden">
      Order
      <select
        value={sort}
        onChange={({ target }) => setSort(target.value)}
        className="h-6 rounded-card border border-control/60 bg-bg px-1 coarse:h-11"
      >
        <option value="severity">Severity</option>
        <option value="place">Place</option>
        <option value="report">As reported</option>
      </select>
    </label>
  );
}
