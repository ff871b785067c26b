/* oxlint-disable jsx-a11y/prefer-tag-over-role -- as in row/event-row.tsx */
import type { TraceRow } from "@wheelhouse/client";
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import type { FixedWindow } from "../../../windows/use-fixed-window.ts";
import { bySlot } from "../../../windows/window-geometry.ts";
import { RunWords } from "../run-words.ts";
import { COLUMNS, EventRow } from "./row/event-row.tsx";

/** Height of the head of the table, in pixels. */
export const HEAD_PX = 28;

/** Events as a table of which only what is seen is drawn. Arrow keys on a row mark the next one. */
export function EventList({
  window,
  rows,
  rowHeight,
  rowAt,
  seqAt,
  foldedAt,
  chosen,
  label,
  onChoose,
  onMove,
}: {
  readonly window: FixedWindow;
  readonly rows: number;
  readonly rowHeight: number;
  readonly rowAt: (index: number) => TraceRow | undefined;
  readonly seqAt: (index: number) => number | undefined;
  /** What a row says that stands for several events in a row; undefined for one that does not. */
  readonly foldedAt?: ((index: number) => string | undefined) | undefined;
  /** Seq of the event that is marked. */
  readonly chosen: number | undefined;
  readonly label: string;
  readonly onChoose: (seq: number) => void;
  readonly onMove: (by: number) => void;
}): ReactNode {
  const { ref, start, end, height, offset, topRow, slots } = window;
  const words = useContext(RunWords);
  const drawn = bySlot({ start, end }, slots);
  // One row is reached by the tabulator key: the marked one, or else the first that is seen.
  const marked = drawn.find((index) => seqAt(index) === chosen) ?? topRow;
  const [table, setTable] = useState<HTMLDivElement | null>(null);
  useEffect(() => {
    if (chosen === undefined || !table?.contains(document.activeElement)) return;
    const link = table.querySelector<HTMLElement>(`[data-seq="${chosen}"] a`);
    link?.focus({ preventScroll: true });
  }, [table, chosen]);
  const latest = useRef(onMove);
  useEffect(() => {
    latest.current = onMove;
  });
  const keyed = useCallback((event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    latest.current(by);
  }, []);
  return (
    <div
      ref={ref}
      className="min-h-0 flex-1 overflow-x-hidden overflow-y-scroll [overflow-anchor:none]"
    >
      <div
        role="table"
        ref={setTable}
        aria-label={label}
        aria-rowcount={rows + 1}
        className="block"
      >
        <div role="rowgroup" className="sticky top-0 z-10 block">
          <div
            role="row"
            aria-rowindex={1}
            className={`${COLUMNS} border-b bg-surface text-left text-2xs font-medium text-text-3`}
            style={{ height: HEAD_PX }}
          >
            <div role="columnheader" className="text-right font-medium">
              Seq
            </div>
            <div role="columnheader" className="hidden font-medium md:block">
              Time
            </div>
            <div role="columnheader" className="hidden font-medium md:block">
              {words.step}
            </div>
            <div role="columnheader" className="font-medium">
              Kind
            </div>
            <div role="columnheader" className="font-medium">
              Text
            </div>
          </div>
        </div>
        <div role="rowgroup" className="relative block overflow-hidden" style={{ height }}>
          {drawn.map((index) => {
            const seq = seqAt(index);
            return (
              <EventRow
                key={index % slots}
                index={index}
                seq={seq}
                row={rowAt(index)}
                folded={foldedAt?.(index)}
                top={offset + (index - start) * rowHeight}
                height={rowHeight}
                isChosen={seq !== undefined && seq === chosen}
                hasTab={index === marked}
                onChoose={onChoose}
                onKeyDown={keyed}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
