/** What pointers do to a view. Lengths are in pixels. */
export interface PointerMoves {
  onDrag(dx: number, dy: number): void;
  /** Two fingers go apart or together around a point of the view. */
  onPinch(at: { readonly x: number; readonly y: number }, by: number): void;
}

/** A pointer that moves less than this is a click, in pixels. */
const SLOP = 4;

/**
 * Reads drags and pinches on an element until the answer is called. What was a drag is no click for whatever
 * lies under it.
 */
export function readPointers(element: HTMLElement, moves: PointerMoves): () => void {
  const held = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  const end = new AbortController();
  const { signal } = end;

  element.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0) return;
      if (held.size === 0) travelled = 0;
      held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    },
    { signal },
  );
  element.addEventListener(
    "pointermove",
    (event) => {
      const before = held.get(event.pointerId);
      if (!before) return;
      const now = { x: event.clientX, y: event.clientY };
      travelled += Math.hypot(now.x - before.x, now.y - before.y);
      if (travelled < SLOP) return;
      if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
      const others = [...held].filter(([id]) => id !== event.pointerId);
      held.set(event.pointerId, now);
      const [other] = others;
      if (other === undefined) moves.onDrag(now.x - before.x, now.y - before.y);
      else pinch(element, other[1], before, now, moves);
    },
    { signal },
  );
  const release = (event: PointerEvent): void => void held.delete(event.pointerId);
  element.addEventListener("pointerup", release, { signal });
  element.addEventListener("pointercancel", release, { signal });
  element.addEventListener(
    "click",
    (event) => {
      // A press of a key is a click that came from no place.
      if (travelled < SLOP || event.detail === 0) return;
      event.stopPropagation();
      event.preventDefault();
    },
    { capture: true, signal },
  );
  return () => end.abort();
}

function pinch(
  element: HTMLElement,
  other: { readonly x: number; readonly y: number },
  before: { readonly x: number; readonly y: number },
  now: { readonly x: number; readonly y: number },
  moves: PointerMoves,
): void {
  const was = Math.hypot(before.x - other.x, before.y - other.y);
  const is = Math.hypot(now.x - other.x, now.y - other.y);
  const box = element.getBoundingClientRect();
  const at = { x: (now.x + other.x) / 2 - box.left, y: (now.y + other.y) / 2 - box.top };
  moves.onDrag((now.x - before.x) / 2, (now.y - before.y) / 2);
  if (was > 0 && is > 0) moves.onPinch(at, is / was);
}
