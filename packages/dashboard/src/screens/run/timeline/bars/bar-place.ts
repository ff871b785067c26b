/** Where a bar is drawn, in pixels of the time area. */
export interface BarPlace {
  readonly left: number;
  readonly width: number;
}

/** Narrower than this nothing is drawn, in pixels: also what took no time is seen. */
const LEAST = 2;
/** So far beyond its area a bar is drawn at most, in pixels. */
const BEYOND = 8;

/** The part of a bar that is seen in an area of a width; undefined when none of it is. */
export function barPlace(start: number, end: number, width: number): BarPlace | undefined {
  if (end < 0 || start > width) return undefined;
  const left = Math.max(-BEYOND, Math.min(start, width - LEAST));
  return { left, width: Math.max(LEAST, Math.min(end, width + BEYOND) - left) };
}

/** Where the words of a bar stand: behind it, or before it where there is no room behind, or in it. */
export function wordsPlace(
  { left, width }: BarPlace,
  area: number,
  room: number,
): { readonly left: number; readonly isInside: boolean } {
  const end = left + width;
  if (end + room <= area) return { left: end + 4, isInside: false };
  if (left - room >= 0) return { left: left - room, isInside: false };
  return { left: Math.min(end, area) - room, isInside: true };
}
