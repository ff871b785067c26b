import { type RefCallback, useCallback, useEffect, useRef } from "react";
import { readPointers } from "../../../windows/read-pointers.ts";

/** What is done to the rows with pointer and wheel. Places in time are parts of its area, 0 to 1. */
export interface BodyGestures {
  readonly onZoom: (part: number, by: number) => void;
  readonly onPan: (part: number) => void;
  readonly onChoose: (span: number) => void;
  readonly onToggle: (span: number) => void;
  readonly onFit: (span: number) => void;
}

/**
 * Hears pointers and the wheel over the rows. The wheel scrolls as everywhere; with Ctrl it zooms at the cursor, as a
 * pinch does, and sideways, or with Shift, it moves through time.
 */
export function useBodyGestures(
  gestures: BodyGestures,
  /** The time area, in pixels from the left edge of the rows. */
  area: { readonly left: number; readonly width: number },
): RefCallback<HTMLElement> {
  const latest = useRef({ gestures, area });
  useEffect(() => {
    latest.current = { gestures, area };
  });
  return useCallback((body: HTMLElement | null) => {
    if (!body) return undefined;
    const end = new AbortController();
    const { signal } = end;
    const partAt = (x: number): number => {
      const { left, width } = latest.current.area;
      return Math.min(1, Math.max(0, (x - left) / Math.max(1, width)));
    };
    body.addEventListener(
      "wheel",
      (event) => {
        const { onZoom, onPan } = latest.current.gestures;
        const unit = event.deltaMode === 1 ? 20 : 1;
        if (event.ctrlKey || event.metaKey) {
          event.preventDefault();
          const x = event.clientX - body.getBoundingClientRect().left;
          onZoom(partAt(x), Math.exp((event.deltaY * unit) / 240));
          return;
        }
        const sideways = event.shiftKey ? event.deltaY + event.deltaX : event.deltaX;
        if (sideways === 0 || (!event.shiftKey && Math.abs(event.deltaY) > Math.abs(sideways)))
          return;
        event.preventDefault();
        onPan((sideways * unit) / Math.max(1, latest.current.area.width));
      },
      { passive: false, signal },
    );
    body.addEventListener(
      "click",
      ({ target }) => {
        const span = spanAt(target);
        if (span === undefined) return;
        const { onToggle, onChoose } = latest.current.gestures;
        if (target instanceof Element && target.closest("[data-toggle]")) onToggle(span);
        else onChoose(span);
      },
      { signal },
    );
    body.addEventListener(
      "dblclick",
      ({ target }) => {
        const span = spanAt(target);
        if (span !== undefined) latest.current.gestures.onFit(span);
      },
      { signal },
    );
    const unread = readPointers(body, {
      onDrag: (dx) => latest.current.gestures.onPan(-dx / Math.max(1, latest.current.area.width)),
      onPinch: ({ x }, by) => latest.current.gestures.onZoom(partAt(x), 1 / by),
    });
    return () => {
      end.abort();
      unread();
    };
  }, []);
}

function spanAt(target: EventTarget | null): number | undefined {
  if (!(target instanceof Element)) return undefined;
  const place = target.closest("[data-place]")?.getAttribute("data-place");
  return place === null || place === undefined ? undefined : Number(place);
}
