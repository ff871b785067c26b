import type { Span } from "@wheelhouse/core";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";
import { useAddressed } from "../../../windows/use-addressed.ts";
import type { FixedWindow } from "../../../windows/use-fixed-window.ts";
import { chosenSpan } from "./rows/chosen-span.ts";
import { nextError } from "./rows/next-error.ts";
import type { ShownRows } from "./rows/use-span-rows.ts";
import { panView, viewOf, zoomView } from "./scale/time-view.ts";
import type { ShownTime } from "./scale/use-time-axis.ts";
import type { TimelineActions } from "./timeline-toolbar.tsx";
import type { BodyGestures } from "./use-body-gestures.ts";

const route = getRouteApi("/runs/$run");

/** What names the chosen span in the address. */
interface Choice {
  readonly seq: number | undefined;
  readonly step: string | undefined;
}

/** What a person does with a timeline, and which span is chosen: its place, or -1. */
export function useTimelineActions({
  spans,
  shown: { rows, toggle, reveal },
  time: { axis, view, setView },
  window,
  now,
}: {
  readonly spans: readonly Span[];
  readonly shown: ShownRows;
  readonly time: ShownTime;
  readonly window: FixedWindow;
  readonly now: number;
}): TimelineActions & { readonly chosen: number; readonly gestures: BodyGestures } {
  const { seq, step } = route.useSearch();
  const navigate = route.useNavigate();
  const write = useCallback(
    (choice: Choice) =>
      void navigate({ search: (before) => ({ ...before, ...choice }), replace: true }),
    [navigate],
  );
  const [choice, setChoice] = useAddressed<Choice>({ seq, step }, write, isSameChoice);
  const chosen = chosenSpan(spans, choice.seq, choice.step);
  // A link to a span shows it once its run is there; from then on the rows stay where a person has them.
  const isShown = useRef(false);
  const row = chosen < 0 ? -1 : rows.rowOf(chosen);
  useEffect(() => {
    if (isShown.current || rows.count === 0 || window.viewRows === 0) return;
    isShown.current = true;
    if (row >= 0) window.show(row, "center");
  }, [row, rows, window]);
  // A span in a closed step has a row once that is open.
  const wanted = useRef(-1);
  useEffect(() => {
    const target = wanted.current < 0 ? -1 : rows.rowOf(wanted.current);
    if (target < 0) return;
    wanted.current = -1;
    window.show(target);
  }, [rows, window]);

  const choose = (place: number): void => {
    const span = spans[place];
    if (span === undefined) return;
    const isStep = span.kind === "step";
    setChoice({ seq: isStep ? undefined : span.seq, step: isStep ? span.id : choice.step });
  };
  const goTo = (place: number): void => {
    if (place < 0) return;
    reveal(place);
    choose(place);
    const target = rows.rowOf(place);
    if (target >= 0) window.show(target);
    else wanted.current = place;
  };
  const fit = (place: number): void => {
    const span = spans[place];
    if (span === undefined) return;
    setView(viewOf(axis.place(span.start), axis.place(span.end ?? now), axis.length));
  };
  return {
    chosen,
    fit: () => setView({ from: 0, to: axis.length }),
    zoom: (by) => setView(zoomView(view, 0.5, by, axis.length)),
    nextError: (by) => goTo(nextError(spans, chosen < 0 && by < 0 ? spans.length : chosen, by)),
    move(by) {
      const from = row < 0 ? window.topRow - Math.min(by, 1) : row;
      goTo(rows.spanAt(Math.min(Math.max(0, from + by), rows.count - 1)));
    },
    close: () => setChoice({ seq: undefined, step: undefined }),
    gestures: {
      onZoom: (part, by) => setView(zoomView(view, part, by, axis.length)),
      onPan: (part) => setView(panView(view, part, axis.length)),
      onChoose: choose,
      onToggle: toggle,
      onFit: fit,
    },
  };
}

function isSameChoice(a: Choice, b: Choice): boolean {
  return a.seq === b.seq && a.step === b.step;
}
