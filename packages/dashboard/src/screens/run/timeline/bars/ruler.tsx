import type { ReactNode } from "react";
import type { Tick } from "../scale/ticks.ts";
import type { TimeView } from "../scale/time-view.ts";

/** Elapsed time above the bars. */
export function Ruler({
  ticks,
  view,
  width,
  label,
}: {
  readonly ticks: readonly Tick[];
  readonly view: TimeView;
  /** Of the time area, in pixels. */
  readonly width: number;
  /** What stands above the names. */
  readonly label: string;
}): ReactNode {
  return (
    <div className="flex h-6 shrink-0 border-b bg-surface text-2xs text-text-3">
      <span className="flex w-(--gutter) shrink-0 items-center truncate border-r px-3 tabular-nums">
        {label}
      </span>
      <span aria-hidden="true" className="relative overflow-hidden" style={{ width }}>
        {ticks.map(({ place, label: at }) => (
          <span
            key={place}
            className="absolute top-1 border-l border-control pl-1 whitespace-nowrap tabular-nums"
            style={{ left: ((place - view.from) / (view.to - view.from)) * width }}
          >
            {at}
          </span>
        ))}
      </span>
    </div>
  );
}
