import type { IssueStatus } from "@wheelhouse/core";
import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from "react";
import { holdCard } from "./hold-card.ts";
import { keepTouch } from "./keep-touch.ts";

/** A card that a person holds. */
export interface HeldCard {
  readonly number: number;
  /** The column that it is over. */
  readonly over: IssueStatus | undefined;
}

/**
 * Lets a person drag cards: with a mouse or a pen at once, with a finger after it has rested on the card for a moment,
 * since a finger that goes at once scrolls. Escape lets go without a move.
 *
 * @param onDrop A card was let go over a column.
 */
export function useCardDrag(onDrop: (number: number, to: IssueStatus) => void): {
  readonly held: HeldCard | undefined;
  readonly onPointerDown: (event: ReactPointerEvent) => void;
} {
  const [held, setHeld] = useState<HeldCard>();
  const drop = useRef(onDrop);
  useEffect(() => {
    drop.current = onDrop;
  });
  const letGo = useRef<() => void>(undefined);
  const isHeld = useRef(false);
  useEffect(() => {
    const gone = new AbortController();
    keepTouch(() => isHeld.current, gone.signal);
    return () => {
      gone.abort();
      letGo.current?.();
    };
  }, []);

  const onPointerDown = (event: ReactPointerEvent): void => {
    const { target, button, isPrimary } = event;
    // A second finger lets go of what the first one holds.
    letGo.current?.();
    if (button !== 0 || !isPrimary || !(target instanceof Element)) return;
    const card = target.closest<HTMLElement>("[data-issue]");
    if (card === null || target.closest("button, a:not([data-card])") !== null) return;
    if (card.dataset["asked"] !== undefined) return;
    const number = Number(card.dataset["issue"]);
    letGo.current = holdCard(card, event.nativeEvent, {
      onOver(over) {
        isHeld.current = true;
        setHeld({ number, over });
      },
      onEnd(over) {
        isHeld.current = false;
        setHeld(undefined);
        if (over !== undefined) drop.current(number, over);
      },
    });
  };
  return { held, onPointerDown };
}
