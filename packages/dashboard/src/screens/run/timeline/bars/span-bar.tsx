import type { Span } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { barPlace, wordsPlace } from "./bar-place.ts";
import { spanTime } from "./span-time.ts";
import { fillOf } from "./span-tone.ts";
import { type Segment, stepSegments } from "./step-segments.ts";

/** Heights of bars, by what they are of. */
const HEIGHTS: Readonly<Record<Span["kind"], string>> = {
  step: "h-3",
  attempt: "h-2",
  code: "h-2",
  tool: "h-1.5",
  request: "h-2",
  queue: "h-2",
  parked: "h-2",
  agent: "h-2",
  model: "h-1.5",
  span: "h-1.5",
};
/** Room for the words of a bar, in pixels. */
const WORDS = 64;

/** From times to pixels. */
export interface BarScale {
  readonly x: (time: number) => number;
  /** Of the time area, in pixels. */
  readonly width: number;
  /** The end of what goes on, in milliseconds since 1970. */
  readonly now: number;
}

/** The bar of a span: decoration, its row says the same in words. */
export function SpanBar({
  span,
  waits,
  scale: { x, width, now },
  isDim,
}: {
  readonly span: Span;
  /** What a step waited for. */
  readonly waits: readonly Span[];
  readonly scale: BarScale;
  readonly isDim: boolean;
}): ReactNode {
  const end = span.end ?? now;
  const place = barPlace(x(span.start), x(end), width);
  if (place === undefined) return null;
  const words = wordsPlace(place, width, WORDS);
  const segments = span.kind === "step" ? stepSegments(span, waits, now) : [];
  const inner = span.kind === "tool" || span.kind === "code";
  return (
    <span aria-hidden="true" className={isDim ? "opacity-30" : undefined}>
      {segments.length < 2 ? (
        <span
          className={`absolute top-1/2 -translate-y-1/2 rounded-chip ${HEIGHTS[span.kind]} ${span.kind === "request" || span.kind === "parked" ? WAIT[span.kind] : fillOf(span.status, inner)}`}
          style={place}
        />
      ) : (
        segments.map((segment) => {
          const part = barPlace(x(segment.from), x(segment.to), width);
          return part === undefined ? null : (
            <span
              key={segment.from}
              className={`absolute top-1/2 h-3 -translate-y-1/2 rounded-chip ${segment.kind === "run" ? fillOf(span.status, false) : WAIT[segment.kind]}`}
              style={part}
            />
          );
        })
      )}
      <span
        className={`absolute top-1/2 -translate-y-1/2 truncate text-2xs tabular-nums ${words.isInside ? "rounded-chip bg-bg/80 px-1 text-text" : "text-text-3"}`}
        style={{ left: words.left, maxWidth: WORDS }}
      >
        {spanTime(end - span.start)}
      </span>
    </span>
  );
}

const WAIT: Readonly<Record<Exclude<Segment["kind"], "run">, string>> = {
  queue: "bg-pending/30",
  request: "hatched text-waiting",
  parked: "hatched text-stale",
};
