/** The part of an axis that is shown, in milliseconds of the axis. */
export interface TimeView {
  readonly from: number;
  readonly to: number;
}

/** The least that is shown, in milliseconds. */
export const LEAST_VIEW = 5;

/** The view within an axis of a length: moved, and if it must be, made smaller. */
export function within({ from, to }: TimeView, length: number): TimeView {
  const span = Math.min(Math.max(LEAST_VIEW, to - from), Math.max(LEAST_VIEW, length));
  const start = Math.min(Math.max(0, from), Math.max(0, length - span));
  return { from: start, to: start + span };
}

/** Shows less (`by` below 1) or more time, with the one at a part of the view (0 to 1) staying where it is. */
export function zoomView(
  { from, to }: TimeView,
  part: number,
  by: number,
  length: number,
): TimeView {
  const span = Math.min(Math.max(LEAST_VIEW, (to - from) * by), Math.max(LEAST_VIEW, length));
  const fixed = from + (to - from) * part;
  return within({ from: fixed - span * part, to: fixed + span * (1 - part) }, length);
}

/** Earlier (below 0) or later by a part of what is shown. */
export function panView({ from, to }: TimeView, part: number, length: number): TimeView {
  const by = (to - from) * part;
  return within({ from: from + by, to: to + by }, length);
}

/** A view of something from one place to another, with some room on both sides. */
export function viewOf(from: number, to: number, length: number): TimeView {
  const room = Math.max(LEAST_VIEW / 2, (to - from) * 0.08);
  return within({ from: from - room, to: to + room }, length);
}

/** Whether all of an axis is shown. */
export function isWhole({ from, to }: TimeView, length: number): boolean {
  return from <= 0 && to >= length;
}
