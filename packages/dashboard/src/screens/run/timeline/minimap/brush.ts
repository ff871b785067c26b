import { LEAST_VIEW, type TimeView, within } from "../scale/time-view.ts";

/** What a pointer on the minimap holds: an edge of the view, all of it, or nothing yet. */
export type Grip = "from" | "to" | "move" | "draw";

/** A pointer this near to an edge holds it, in pixels. */
const NEAR = 9;

/** What a pointer at `x` holds. Lengths are in pixels; `width` is the whole minimap. */
export function gripAt(
  x: number,
  { from, to }: { readonly from: number; readonly to: number },
  width: number,
): Grip {
  const [left, right] = [Math.abs(x - from), Math.abs(x - to)];
  if (Math.min(left, right) <= NEAR) return left < right ? "from" : "to";
  const isAll = from <= 0 && to >= width;
  return !isAll && x > from && x < to ? "move" : "draw";
}

/**
 * The view after a pointer went from one place of the axis to another, all in milliseconds of the axis. An edge
 * that is drawn over the other one becomes it.
 */
export function brushed(
  grip: Grip,
  before: TimeView,
  start: number,
  at: number,
  length: number,
): TimeView {
  if (grip === "move") {
    const by = at - start;
    return within({ from: before.from + by, to: before.to + by }, length);
  }
  const fixed = { from: before.to, to: before.from, draw: start }[grip];
  const moved = grip === "draw" ? at : Math.min(Math.max(0, at), length);
  return within(
    {
      from: Math.min(fixed, moved),
      to: Math.max(fixed, moved, Math.min(fixed, moved) + LEAST_VIEW),
    },
    length,
  );
}
