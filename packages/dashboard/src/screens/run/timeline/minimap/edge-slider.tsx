import type { ReactNode } from "react";

/** Steps of an edge by arrow keys over all of the time. */
const STEPS = 200;

/** One edge of the part that is shown: a slider for the keyboard; the pointer has the minimap around it. */
export function EdgeSlider({
  label,
  at,
  x,
  length,
  words,
  onMove,
}: {
  readonly label: string;
  /** On the axis, in milliseconds, as its length. */
  readonly at: number;
  /** In pixels. */
  readonly x: number;
  readonly length: number;
  /** The time there in words. */
  readonly words: string;
  readonly onMove: (to: number) => void;
}): ReactNode {
  return (
    <>
      <input
        type="range"
        aria-label={label}
        aria-valuetext={words}
        min={0}
        max={STEPS}
        step="any"
        value={(at / length) * STEPS}
        onChange={(event) => onMove((Number(event.target.value) / STEPS) * length)}
        onKeyDown={(event) => {
          const by = {
            ArrowLeft: -1,
            ArrowDown: -1,
            ArrowRight: 1,
            ArrowUp: 1,
            PageDown: -10,
            PageUp: 10,
          }[event.key];
          if (by === undefined) return;
          event.preventDefault();
          onMove(at + (by * length) / STEPS);
        }}
        className="peer pointer-events-none absolute inset-y-0 m-0 w-px opacity-0"
        style={{ left: x }}
      />
      <span
        aria-hidden="true"
        className="absolute inset-y-0 flex w-4 -translate-x-1/2 cursor-ew-resize items-center justify-center peer-focus-visible:rounded-chip peer-focus-visible:outline-2 peer-focus-visible:outline-accent"
        style={{ left: x }}
      >
        <span className="h-full w-0.5 bg-accent" />
        <span className="absolute h-4 w-1.5 rounded-chip bg-accent" />
      </span>
    </>
  );
}
