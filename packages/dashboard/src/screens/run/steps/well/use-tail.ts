import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** Nearer to the end than this, in pixels, counts as at the end. */
const NEAR = 12;
const UPWARD: ReadonlySet<string> = new Set(["ArrowUp", "PageUp", "Home"]);

/** A scroller that stays at its end. */
export interface Tail {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** All that is in it, as one element. */
  readonly content: RefObject<HTMLDivElement | null>;
  /** Also when all of it can be seen. */
  readonly isAtEnd: boolean;
  /** Goes to the end, and stays there. */
  readonly jump: () => void;
  /** Stays where it is from here on, unless that is the end. */
  readonly leave: () => void;
  /** To be called after each scroll of it. */
  readonly onScroll: () => void;
}

/**
 * Keeps a scroller at its end while what it holds grows, until a person moves it up by wheel, key, finger or bar; back at
 * the end it stays there again. Growth alone never lets go of the end.
 */
export function useTail(begins: boolean): Tail {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(begins);
  const [isWhole, setWhole] = useState(true);
  const stays = useRef(begins);
  const become = useCallback((next: boolean) => {
    stays.current = next;
    setAtEnd(next);
  }, []);
  const jump = useCallback(() => {
    become(true);
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
  }, [become]);
  const leave = useCallback(() => {
    become(false);
    // What was about to be scrolled has been by then.
    requestAnimationFrame(() => {
      const box = scroller.current;
      if (box && isNear(box)) become(true);
    });
  }, [become]);
  const onScroll = useCallback(() => {
    const box = scroller.current;
    if (box && !stays.current && isNear(box)) become(true);
  }, [become]);

  useEffect(() => {
    const box = scroller.current;
    const inner = content.current;
    if (box === null || inner === null) return undefined;
    const leave = (): void => {
      // What fits has no end to leave.
      if (stays.current && box.scrollHeight > box.clientHeight) become(false);
    };
    const events = new AbortController();
    const options = { passive: true, signal: events.signal };
    box.addEventListener("wheel", ({ deltaY }) => deltaY < 0 && leave(), options);
    box.addEventListener("keydown", ({ key }) => UPWARD.has(key) && leave(), options);
    box.addEventListener("touchmove", leave, options);
    // The bar is the box itself; whatever lies in it is not.
    box.addEventListener("pointerdown", ({ target }) => target === box && leave(), options);
    const growth = new ResizeObserver(() => {
      if (stays.current) box.scrollTop = box.scrollHeight;
      setWhole(box.scrollHeight <= box.clientHeight);
    });
    growth.observe(inner);
    growth.observe(box);
    return () => {
      events.abort();
      growth.disconnect();
    };
  }, [become]);
  return { scroller, content, isAtEnd: isAtEnd || isWhole, jump, leave, onScroll };
}

function isNear({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < NEAR;
}
