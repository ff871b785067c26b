import { type ReactNode, useEffect } from "react";
import { useCssSize } from "../../windows/use-css-size.ts";
import { useFixedWindow } from "../../windows/use-fixed-window.ts";
import { useMedia } from "../run/steps/use-media.ts";
import { InboxItemRow } from "./inbox-item-row.tsx";
import type { InboxRow } from "./inbox-rows.ts";

/** Height of a row, in units of the style sheet. */
const ROW_UNITS = 14;
/** The same for fingers: text is larger there. */
const TOUCHED_UNITS = 16;
/** When so few rows are left below, more are fetched. */
const EARLY = 20;

/** The rows of the inbox; only what is seen is drawn. */
export function InboxRowsList({
  rows,
  at,
  isPhone,
  onEnd,
  onFold,
}: {
  readonly rows: readonly InboxRow[];
  /** The item that is shown. */
  readonly at: string | undefined;
  readonly isPhone: boolean;
  /** The end is near; the same function until there are more rows. */
  readonly onEnd: () => void;
  readonly onFold: (row: InboxRow) => void;
}): ReactNode {
  const isTouched = useMedia("(pointer: coarse)");
  const rowHeight = useCssSize("--spacing") * (isTouched ? TOUCHED_UNITS : ROW_UNITS);
  const { ref, height, offset, start, end, show } = useFixedWindow({
    rows: rows.length,
    rowHeight,
  });
  const place = rows.findIndex(({ key }) => key === at);
  useEffect(() => {
    if (place >= 0) show(place, "nearest");
    // A row that others push on does not take the view with it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [at, show]);
  useEffect(() => {
    if (end >= rows.length - EARLY) onEnd();
  }, [end, rows.length, onEnd]);
  return (
    <div ref={ref} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <div style={{ height }}>
        <ul aria-label="Items" style={{ transform: `translateY(${offset}px)` }}>
          {rows.slice(start, end).map((row, index) => (
            <li
              key={row.key}
              aria-posinset={start + index + 1}
              aria-setsize={rows.length}
              style={{ height: rowHeight }}
            >
              <InboxItemRow
                row={row}
                isAt={row.key === at}
                isPhone={isPhone}
                onFold={() => onFold(row)}
              />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
