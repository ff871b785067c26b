import {
  type RefCallback,
  useCallback,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
} from "react";
import { drawnHeight, lastTop, rangeAt, type RowRange, scrollOfTop } from "./window-geometry.ts";
import { createWindowScroller, type WindowScroller } from "./window-scroller.ts";

/** A list that is shown through a window. */
export interface FixedWindowOptions {
  readonly rows: number;
  /** Pixels; see `useCssSize`. */
  readonly rowHeight: number;
  /** What a head that stays at the top of the scroller takes of it, in pixels; 0 when absent. */
  readonly head?: number | undefined;
  /** Rows that are drawn above and below those that are seen; 5 when absent. */
  readonly more?: number | undefined;
  /** Whether the view stays at the end as rows come, until a person scrolls up; false when absent. */
  readonly follow?: boolean | undefined;
  /** The row that is seen first, in the middle; the top, or the end where it follows, when absent. */
  readonly first?: number | undefined;
}

/** Which rows to draw and where. */
export interface FixedWindow
  extends RowRange, Pick<WindowScroller, "show" | "showEnd" | "shift" | "stay"> {
  /** For the element that scrolls. It holds its head, if any, and one element of {@link height}, and that one the rows. */
  readonly ref: RefCallback<HTMLElement>;
  /** Pixels. */
  readonly height: number;
  /** How far down the first drawn row is in it, in pixels: a `translateY` of what holds the rows. */
  readonly offset: number;
  /** The row at the top of the view. */
  readonly topRow: number;
  /** Rows that fit into the view. */
  readonly viewRows: number;
  /**
   * As many rows as are ever drawn together, while the view stays as high. A row whose key is its place modulo this
   * takes the elements of another one that has gone: however far one scrolls, none is made anew.
   */
  readonly slots: number;
  /** Whether the last row is seen. */
  readonly isAtEnd: boolean;
}

/**
 * A long list of which only what is seen is drawn; all rows are as high. Its functions stay the same for as
 * long as the list is shown.
 */
export function useFixedWindow(options: FixedWindowOptions): FixedWindow {
  const { rows, rowHeight, head = 0, more = 5, follow = false, first } = options;
  const [scroller] = useState(() => createWindowScroller({ rows, rowHeight, head, follow, first }));
  const place = useSyncExternalStore(scroller.subscribe, () => scroller.place);
  const ref = useCallback(
    (element: HTMLElement | null) => (element ? scroller.attach(element) : undefined),
    [scroller],
  );
  const { viewHeight } = place;
  // Once for each drawing with more rows or another size.
  useLayoutEffect(
    () => scroller.update({ rows, rowHeight, head, follow, first }),
    [scroller, rows, rowHeight, head, viewHeight, follow, first],
  );

  const geometry = { rows, rowHeight, viewHeight };
  const end = lastTop(geometry);
  const top = follow && place.isAtEnd ? end : Math.min(place.top, end);
  const range = rangeAt(geometry, top, more);
  return {
    ...range,
    ref,
    height: drawnHeight(geometry),
    offset: scrollOfTop(geometry, top) - (top - range.start * rowHeight),
    topRow: rowHeight > 0 ? Math.floor(top / rowHeight) : 0,
    viewRows: rowHeight > 0 ? Math.floor(viewHeight / rowHeight) : 0,
    slots: rowHeight > 0 ? Math.ceil(viewHeight / rowHeight) + 1 + 2 * more : 1,
    isAtEnd: place.isAtEnd,
    show: scroller.show,
    showEnd: scroller.showEnd,
    shift: scroller.shift,
    stay: scroller.stay,
  };
}
