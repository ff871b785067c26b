import {
  lastTop,
  scaleOf,
  scrollOfTop,
  topOfRow,
  topOfScroll,
  type WindowGeometry,
} from "./window-geometry.ts";

/** Where a view is. */
export interface Place {
  /** Pixels. */
  readonly viewHeight: number;
  /** How far the view is from the first row, in pixels of rows. */
  readonly top: number;
  readonly isAtEnd: boolean;
}

/** What is scrolled through. */
export interface ScrolledList {
  readonly rows: number;
  /** Pixels. */
  readonly rowHeight: number;
  /** What a head that stays takes of the scroller, in pixels. */
  readonly head: number;
  /** Whether the view stays at the end as rows come. */
  readonly follow: boolean;
  /** The row that is seen first, in the middle. */
  readonly first: number | undefined;
}

/** The element that scrolls a list of rows that are all as high, and what is known of it. */
export interface WindowScroller {
  /** The same object until other rows are seen: within a row the browser scrolls by itself. */
  readonly place: Place;
  readonly subscribe: (listener: () => void) => () => void;
  readonly attach: (element: HTMLElement) => () => void;
  /** The list as it has just been drawn. It is never read back from the page, so that no layout is forced. */
  readonly update: (list: ScrolledList) => void;
  readonly show: (row: number, where?: "start" | "center" | "nearest") => void;
  readonly showEnd: () => void;
  /** Moves the view by so many rows: what it shows stays when as many came above. */
  readonly shift: (rows: number) => void;
  /** Follows the end no more, until the view is there again. */
  readonly stay: () => void;
}

/** A scroller that has no element yet. */
export function createWindowScroller(first: ScrolledList): WindowScroller {
  const listeners = new Set<() => void>();
  let list = first;
  let element: HTMLElement | undefined;
  let isPlaced = false;
  let top = 0;
  let isAtEnd = list.follow && list.first === undefined;
  let place: Place = { viewHeight: 0, top, isAtEnd };

  function geometry(): WindowGeometry {
    return { rows: list.rows, rowHeight: list.rowHeight, viewHeight: place.viewHeight };
  }

  function measure(): void {
    if (element) tell(Math.max(0, element.clientHeight - list.head));
  }

  function tell(viewHeight: number): void {
    // Rows of a list on another scale have to be moved with each pixel of its scrollbar.
    const grain = scaleOf(geometry()) === 1 ? list.rowHeight : 1;
    const isSame =
      place.viewHeight === viewHeight &&
      place.isAtEnd === isAtEnd &&
      Math.floor(place.top / grain) === Math.floor(top / grain);
    if (isSame) return;
    place = { viewHeight, top, isAtEnd };
    for (const listener of listeners) listener();
  }

  function moveTo(next: number): void {
    top = Math.min(Math.max(0, next), lastTop(geometry()));
    isAtEnd = top >= lastTop(geometry()) - 1;
    if (element) element.scrollTop = scrollOfTop(geometry(), top);
    tell(place.viewHeight);
  }

  function show(row: number, where: "start" | "center" | "nearest" = "nearest"): void {
    moveTo(topOfRow(geometry(), row, where, top));
  }

  function scrolled(scrollTop: number): void {
    // Our own movement comes back as a scroll to a whole pixel: the exact place is known then.
    if (Math.abs(scrollTop - scrollOfTop(geometry(), top)) > 1)
      top = topOfScroll(geometry(), scrollTop);
    isAtEnd = top >= lastTop(geometry()) - 2;
    tell(place.viewHeight);
  }

  function wheeled(event: WheelEvent): void {
    if (event.deltaY < 0 && lastTop(geometry()) > 0) isAtEnd = false;
    if (scaleOf(geometry()) === 1 || event.ctrlKey || event.deltaY === 0) return;
    // A scrollbar on another scale would make a turn of the wheel jump over rows.
    event.preventDefault();
    const unit = event.deltaMode === 1 ? list.rowHeight : event.deltaMode === 2 ? 400 : 1;
    moveTo(top + event.deltaY * unit);
  }

  return {
    get place() {
      return place;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    attach(attached) {
      element = attached;
      const { signal, abort } = aborting();
      const resized = new ResizeObserver(measure);
      resized.observe(attached);
      measure();
      const on = { passive: true, signal };
      attached.addEventListener("scroll", () => scrolled(attached.scrollTop), on);
      attached.addEventListener("touchmove", () => void (isAtEnd = false), on);
      attached.addEventListener("wheel", wheeled, { passive: false, signal });
      return () => {
        abort();
        resized.disconnect();
        element = undefined;
      };
    },
    update(next) {
      list = next;
      if (!element || place.viewHeight === 0 || list.rows === 0) return;
      if (!isPlaced) {
        isPlaced = true;
        if (list.first !== undefined) show(list.first, "center");
      }
      if (list.follow && isAtEnd) moveTo(lastTop(geometry()));
    },
    show,
    showEnd: () => moveTo(lastTop(geometry())),
    shift: (rows) => moveTo(top + rows * list.rowHeight),
    stay() {
      isAtEnd = false;
      tell(place.viewHeight);
    },
  };
}

function aborting(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const end = new AbortController();
  return { signal: end.signal, abort: () => end.abort() };
}
