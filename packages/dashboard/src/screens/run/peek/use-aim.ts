import { type RefObject, useLayoutEffect, useRef } from "react";
import type { VirtualizerHandle } from "virtua";

/** What is brought into the middle of a list. */
export interface Aim {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly list: RefObject<VirtualizerHandle | null>;
  /** The row, from 0. */
  readonly row: number;
  /** What was asked for: a row that is found only later for the same is no new wish. */
  readonly wish: string;
}

/**
 * Brings a row into the middle, and keeps it there while what is around it gets its text and its height.
 *
 * *Contract*: whoever moves the list, by key, wheel, finger, bar or any other way, has it from then on: nothing that is
 * loaded, measured or found afterwards takes the view back, until something else is wished for.
 */
export function useAim({ scroller, list, row, wish }: Aim): void {
  const left = useRef<string>(undefined);
  useLayoutEffect(() => {
    const box = scroller.current;
    const content = box?.firstElementChild;
    if (!box || !content || left.current === wish) return undefined;
    let top = box.scrollTop;
    const place = (): void => {
      const rows = list.current;
      if (rows === null) return;
      const middle = rows.getItemOffset(row) + rows.getItemSize(row) / 2;
      box.scrollTo({ top: middle - box.clientHeight / 2, behavior: "instant" });
      top = box.scrollTop;
    };
    const events = new AbortController();
    const growth = new ResizeObserver(place);
    const stop = (): void => {
      events.abort();
      growth.disconnect();
    };
    const leave = (): void => {
      left.current = wish;
      stop();
    };
    const options = { passive: true, signal: events.signal };
    for (const way of ["wheel", "keydown", "touchmove", "pointerdown"])
      box.addEventListener(way, leave, options);
    // The browser's own search and what reads the page aloud move it without a word.
    box.addEventListener(
      "scroll",
      () => {
        if (Math.abs(box.scrollTop - top) > box.clientHeight) leave();
      },
      options,
    );
    place();
    growth.observe(content);
    growth.observe(box);
    return stop;
  }, [scroller, list, row, wish]);
}
