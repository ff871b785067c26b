import {
  type FocusEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";

/** Which card keys are about, and the focus that is on it. */
export interface BoardCursor {
  readonly at: number | undefined;
  /** Goes to a card, and takes the focus with it. */
  readonly goTo: (number: number | undefined) => void;
  /** To be heard where the cards are. */
  readonly hears: {
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: (event: FocusEvent) => void;
    readonly onPointerDownCapture: (event: PointerEvent) => void;
  };
}

/**
 * Keeps the focus on a card wherever the server moves it: its element goes, and comes again in another column.
 *
 * @param drawn Changes when cards may have been drawn elsewhere.
 */
export function useBoardCursor(ground: RefObject<HTMLElement | null>, drawn: unknown): BoardCursor {
  const [{ at, turn }, setAt] = useState<{
    readonly at: number | undefined;
    readonly turn: number;
  }>({ at: undefined, turn: 0 });
  /** Whether the focus belongs to the card, also while there is no element for it. */
  const isOurs = useRef(false);
  const isWanted = useRef(false);
  useEffect(() => {
    if (at === undefined || !isOurs.current) return undefined;
    // By then the window of the column shows the card.
    const frame = requestAnimationFrame(() => {
      const focused = document.activeElement;
      if (!isWanted.current && focused !== document.body) return;
      isWanted.current = false;
      ground.current
        ?.querySelector<HTMLElement>(`[data-card="${at}"]`)
        ?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [at, turn, drawn, ground]);
  return {
    at,
    goTo(number) {
      if (number === undefined) return;
      isOurs.current = true;
      isWanted.current = true;
      setAt((now) => ({ at: number, turn: now.turn + 1 }));
    },
    hears: {
      onFocus({ target }) {
        const card = target.closest("[data-issue]");
        if (card === null) return;
        isOurs.current = true;
        const number = Number(card.getAttribute("data-issue"));
        setAt((now) => (now.at === number ? now : { at: number, turn: now.turn }));
      },
      onBlur({ relatedTarget, currentTarget }) {
        // Of an element that is taken away nobody else takes the focus.
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget))
          isOurs.current = false;
      },
      onPointerDownCapture({ target }) {
        if (target instanceof Element && target.closest("[data-issue]") === null)
          isOurs.current = false;
      },
    },
  };
}
