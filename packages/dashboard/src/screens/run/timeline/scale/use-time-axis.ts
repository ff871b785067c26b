import type { Span } from "@wheelhouse/core";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import type { Spans } from "../../../../trace/use-spans.ts";
import { useAddressed } from "../../../../windows/use-addressed.ts";
import { findIdle, MOST_IDLE } from "./fold-idle.ts";
import { type TimeAxis, timeAxis } from "./time-axis.ts";
import { isWhole, type TimeView, within } from "./time-view.ts";

const route = getRouteApi("/runs/$run");

/** A run's time as it is shown. */
export interface ShownTime {
  readonly axis: TimeAxis;
  /** When it begins, in milliseconds since 1970. */
  readonly start: number;
  readonly view: TimeView;
  /** Shows another part; the address follows. */
  readonly setView: (view: TimeView) => void;
  /** Whether gaps are folded, and whether there is one that could be. */
  readonly isFolded: boolean;
  readonly hasGaps: boolean;
  readonly setFolded: (isFolded: boolean) => void;
}

/** What the address says of it: milliseconds from the start; the run's own begin and end when absent. */
interface Part {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** The time of a run: from its first span to `end`, which moves while it goes on. */
export function useTimeAxis({ feed, version }: Spans, begin: number, end: number): ShownTime {
  const { log } = feed;
  const start = Math.min(begin, log.spans[0]?.start ?? begin);
  const [wish, setFolded] = useState<boolean>();
  const idle = useMemo(
    () => findIdle(works(log.spans), { from: start, to: end }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the log changes in place; the version says when
    [log, version, start, end],
  );
  const isFolded = wish ?? idle.share > MOST_IDLE;
  const axis = useMemo(
    () => timeAxis({ from: start, to: end }, isFolded ? idle.gaps : []),
    [start, end, isFolded, idle],
  );
  const { from, to } = route.useSearch();
  const inAddress = useMemo(() => ({ from, to }), [from, to]);
  const navigate = route.useNavigate();
  const write = useCallback(
    (part: Part) => void navigate({ search: (now) => ({ ...now, ...part }), replace: true }),
    [navigate],
  );
  const [part, setPart] = useAddressed<Part>(inAddress, write, isSamePart);
  const view = within(
    {
      from: part.from === undefined ? 0 : axis.place(start + part.from),
      to: part.to === undefined ? axis.length : axis.place(start + part.to),
    },
    axis.length,
  );
  const setView = (next: TimeView): void => {
    const elapsed = (place: number): number => Math.max(0, Math.round(axis.time(place) - start));
    if (isWhole(next, axis.length)) setPart({ from: undefined, to: undefined });
    else
      setPart({
        from: elapsed(next.from),
        // A view of the end stays at it while the run goes on.
        to: next.to >= axis.length ? undefined : elapsed(next.to),
      });
  };
  return { axis, start, view, setView, isFolded, hasGaps: idle.gaps.length > 0, setFolded };
}

/** When something worked: only that is no idle time. */
function* works(spans: readonly Span[]): Generator<Span> {
  for (const span of spans) if (span.kind === "attempt" || span.kind === "code") yield span;
}

function isSamePart(a: Part, b: Part): boolean {
  return a.from === b.from && a.to === b.to;
}
