import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import { PEEK, peekWidth } from "./peek-width.ts";

/** How far an arrow key moves it, in pixels. */
const STEP = 24;

/** The edge between the page and what stands beside it: dragged, or moved by arrow keys. */
export function PeekEdge({
  width,
  of = "the file",
  onWidth = peekWidth.set,
}: {
  readonly width: number;
  /** What stands there. */
  readonly of?: string;
  readonly onWidth?: (width: number) => void;
}): ReactNode {
  const set = (next: number): void =>
    onWidth(Math.round(Math.min(PEEK.most, Math.max(PEEK.least, next))));
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const right = event.currentTarget.parentElement?.getBoundingClientRect().right;
    if (right !== undefined) set(right - event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowLeft" ? STEP : event.key === "ArrowRight" ? -STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    set(width + by);
  };
  // A separator that can be moved is a control, unlike a rule between two texts.
  const control = {
    role: "separator",
    "aria-orientation": "vertical",
    tabIndex: 0,
    onPointerDown,
    onPointerMove,
    onKeyDown,
    onDoubleClick: () => set(PEEK.usual),
  } as const;
  return (
    <div
      {...control}
      aria-label={`Width of ${of}`}
      aria-valuenow={width}
      aria-valuemin={PEEK.least}
      aria-valuemax={PEEK.most}
      className="absolute inset-y-0 -left-1 z-10 w-2 cursor-col-resize touch-none hover:bg-accent/30"
    />
  );
}
