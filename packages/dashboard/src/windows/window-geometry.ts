/**
 * The tallest element that every browser draws whole, in pixels. Chromium stops at 33,554,428 and Firefox
 * at about half of it; a list that is taller has a scrollbar on another scale than its rows.
 */
export const MOST_HEIGHT = 16_000_000;

/** A list of rows that are all as high, and the part of it that can be seen. Lengths are in pixels. */
export interface WindowGeometry {
  readonly rows: number;
  readonly rowHeight: number;
  readonly viewHeight: number;
}

/** Which rows are to be drawn, from `start` up to but without `end`, and where. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
}

/** How far all rows reach, in pixels. */
export function fullHeight({ rows, rowHeight }: WindowGeometry): number {
  return rows * rowHeight;
}

/** The height of the element that stands for all rows. */
export function drawnHeight(geometry: WindowGeometry): number {
  return Math.min(MOST_HEIGHT, fullHeight(geometry));
}

/** How far the view is from the first row when the scroller is at `scrollTop`. */
export function topOfScroll(geometry: WindowGeometry, scrollTop: number): number {
  return clampTop(geometry, scrollTop * scaleOf(geometry));
}

/** Where the scroller is when the view is `top` from the first row. */
export function scrollOfTop(geometry: WindowGeometry, top: number): number {
  return clampTop(geometry, top) / scaleOf(geometry);
}

/** The greatest distance of the view from the first row. */
export function lastTop(geometry: WindowGeometry): number {
  return Math.max(0, fullHeight(geometry) - geometry.viewHeight);
}

/** The rows that a view at `top` shows, and `more` on both sides of them. */
export function rangeAt(geometry: WindowGeometry, top: number, more: number): RowRange {
  const { rows, rowHeight, viewHeight } = geometry;
  if (rows === 0 || rowHeight <= 0) return { start: 0, end: 0 };
  const at = clampTop(geometry, top);
  const start = Math.max(0, Math.floor(at / rowHeight) - more);
  const end = Math.min(rows, Math.ceil((at + viewHeight) / rowHeight) + more);
  return { start, end };
}

/**
 * Where the view has to be for a row to be seen. `nearest` moves no further than it must, and not at all
 * when the row is seen already.
 */
export function topOfRow(
  geometry: WindowGeometry,
  row: number,
  where: "start" | "center" | "nearest",
  top: number,
): number {
  const { rowHeight, viewHeight } = geometry;
  const begin = row * rowHeight;
  if (where === "start") return clampTop(geometry, begin);
  if (where === "center") return clampTop(geometry, begin - (viewHeight - rowHeight) / 2);
  if (begin < top) return clampTop(geometry, begin);
  const least = begin + rowHeight - viewHeight;
  return clampTop(geometry, Math.max(top, least));
}

/** Pixels of rows for each pixel of the scrollbar: 1 unless the list is too tall. */
export function scaleOf(geometry: WindowGeometry): number {
  const room = drawnHeight(geometry) - geometry.viewHeight;
  return room <= 0 ? 1 : lastTop(geometry) / room;
}

function clampTop(geometry: WindowGeometry, top: number): number {
  return Math.min(Math.max(0, top), lastTop(geometry));
}

/**
 * The rows of a range in the order of their slots, which is their place modulo `slots`. Drawn so, a row that comes
 * takes the place in the page of one that went, and no element is ever moved: that costs more than all else.
 */
export function bySlot({ start, end }: RowRange, slots: number): readonly number[] {
  const rows = Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
  return rows.toSorted((a, b) => (a % slots) - (b % slots));
}
