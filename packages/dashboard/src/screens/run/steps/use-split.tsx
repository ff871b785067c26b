import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import { z } from "zod";
import { stored } from "../../../stored/stored.ts";

const NARROWEST = 220;
const WIDEST = 480;
/** So much a key moves it, in pixels. */
const STEP = 16;

const rosterWidth = stored("roster-width", z.number().min(NARROWEST).max(WIDEST), 304);

/** The width of the roster in pixels, and the line that a person moves to change it; kept for the next visit. */
export function useSplit(): { readonly width: number; readonly handle: ReactNode } {
  const width = rosterWidth.use();
  const grip = useRef<number>(undefined);
  const become = (next: number): void =>
    rosterWidth.set(Math.min(WIDEST, Math.max(NARROWEST, Math.round(next))));
  const handle = (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a rule cannot be moved
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the roster"
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      tabIndex={0}
      onPointerDown={(event: PointerEvent) => {
        grip.current = event.clientX - width;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event: PointerEvent) => {
        if (grip.current !== undefined) become(event.clientX - grip.current);
      }}
      onPointerUp={() => {
        grip.current = undefined;
      }}
      onDoubleClick={() => become(304)}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
        event.preventDefault();
        become(width + (event.key === "ArrowLeft" ? -STEP : STEP));
      }}
      className="relative z-10 -mx-1 w-2 shrink-0 cursor-col-resize touch-none outline-offset-[-2px] before:absolute before:inset-y-0 before:left-1 before:w-px before:bg-line hover:before:w-0.5 hover:before:bg-accent"
    />
  );
  return { width, handle };
}
