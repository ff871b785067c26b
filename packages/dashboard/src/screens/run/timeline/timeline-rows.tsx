import type { Span } from "@wheelhouse/core";
import {
  type KeyboardEvent,
  type ReactNode,
  type RefCallback,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import type { FixedWindow } from "../../../windows/use-fixed-window.ts";
import { bySlot } from "../../../windows/window-geometry.ts";
import type { BarScale } from "./bars/span-bar.tsx";
import { SpanRow } from "./bars/span-row.tsx";
import type { ShownRows } from "./rows/use-span-rows.ts";

/** The rows that are seen. */
export function TimelineRows({
  spans,
  shown: { rows, closed, toggle },
  window,
  rowHeight,
  chosen,
  path,
  scale,
  start,
  measure,
  onMove,
}: {
  readonly spans: readonly Span[];
  readonly shown: ShownRows;
  readonly window: FixedWindow;
  readonly rowHeight: number;
  /** Place of the span that is chosen; -1 for none. */
  readonly chosen: number;
  /** Places of steps; undefined while the critical path is not shown. */
  readonly path: ReadonlySet<number> | undefined;
  readonly scale: BarScale;
  readonly start: number;
  /** Measures the time area. */
  readonly measure: RefCallback<HTMLElement>;
  readonly onMove: (by: number) => void;
}): ReactNode {
  const { ref, start: first, end, height, offset, topRow, slots } = window;
  const drawn = bySlot({ start: first, end: Math.min(end, rows.count) }, slots);
  const chosenRow = chosen < 0 ? -1 : rows.rowOf(chosen);
  const tabRow = drawn.includes(chosenRow) ? chosenRow : topRow;
  const [list, setList] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (chosen < 0 || !list?.contains(document.activeElement)) return;
    list
      .querySelector<HTMLElement>(`[data-place="${chosen}"] button`)
      ?.focus({ preventScroll: true });
  }, [list, chosen]);
  const keys = { onMove, toggle, closed, spans };
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  const keyed = useCallback((event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const now = latest.current;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const place = Number(event.currentTarget.closest("[data-place]")?.getAttribute("data-place"));
    const isClosing = { ArrowLeft: true, ArrowRight: false }[event.key];
    if (by !== undefined) now.onMove(by);
    else if (isClosing === undefined || now.spans[place]?.kind !== "step") return;
    else if (now.closed.has(place) !== isClosing) now.toggle(place);
    event.preventDefault();
  }, []);
  return (
    <div
      ref={ref}
      className="absolute inset-0 touch-pan-y overflow-x-hidden overflow-y-scroll [overflow-anchor:none]"
    >
      <div ref={measure} className="ml-(--gutter)" />
      <ul
        ref={setList}
        aria-label="Spans of the run"
        className="relative overflow-hidden"
        style={{ height }}
      >
        {drawn.map((row) => {
          const place = rows.spanAt(row);
          const span = spans[place];
          if (span === undefined) return null;
          return (
            <SpanRow
              key={row % slots}
              span={span}
              place={place}
              row={row}
              rows={rows.count}
              depth={rows.depthOf(place)}
              inside={rows.insideOf(place)}
              isClosed={closed.has(place)}
              isChosen={place === chosen}
              isDim={path !== undefined && !isOnPath(spans, place, path)}
              hasTab={row === tabRow}
              waits={rows.waitsOf(place).flatMap((each) => spans[each] ?? [])}
              scale={scale}
              start={start}
              top={offset + (row - first) * rowHeight}
              height={rowHeight}
              onKeyDown={keyed}
            />
          );
        })}
      </ul>
    </div>
  );
}

/** Whether a span is, or is directly in, a step that decided how long the run took. */
function isOnPath(spans: readonly Span[], place: number, path: ReadonlySet<number>): boolean {
  let at = place;
  while (at >= 0 && spans[at]?.kind !== "step") at = spans[at]?.parent ?? -1;
  return path.has(at);
}
