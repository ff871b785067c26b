import { formatDuration } from "@wheelhouse/core";
import type { ReactNode } from "react";
import type { Tick } from "../scale/ticks.ts";
import type { TimeAxis } from "../scale/time-axis.ts";
import type { TimeView } from "../scale/time-view.ts";
import { barPlace } from "./bar-place.ts";

/** What lies behind all bars: the lines of the ruler, and gaps that are folded. */
export function IdleBands({
  axis,
  view,
  ticks,
  width,
}: {
  readonly axis: TimeAxis;
  readonly view: TimeView;
  readonly ticks: readonly Tick[];
  /** Of the time area, in pixels. */
  readonly width: number;
}): ReactNode {
  const x = (place: number): number => ((place - view.from) / (view.to - view.from)) * width;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute inset-y-0 left-(--gutter) overflow-hidden"
      style={{ width }}
    >
      {ticks.map(({ place }) => (
        <span
          key={place}
          className="absolute inset-y-0 w-px bg-line/70"
          style={{ left: x(place) }}
        />
      ))}
      {axis.folds.map(({ from, to, ms }) => {
        const place = barPlace(x(from), x(to), width);
        return place === undefined ? null : (
          <span
            key={from}
            className="folded absolute inset-y-0 flex items-start justify-center overflow-hidden border-x pt-3"
            style={place}
          >
            <span className="rounded-chip bg-bg px-0.5 py-1 text-2xs whitespace-nowrap text-text-3 [writing-mode:vertical-rl]">
              {formatDuration(ms)} idle
            </span>
          </span>
        );
      })}
    </div>
  );
}
