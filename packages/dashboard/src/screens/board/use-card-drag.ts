import { ISSUE_STATUSES, type IssueStatus } from "@wheelhouse/core";
import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from "react";
import { carryCard } from "./carry-card.ts";

/** So far a pointer goes before it drags and does not click, in pixels. */
const FAR_PX = 6;

/** A card that a person holds. */
export interface HeldCard {
  readonly number: number;
  /** The column that it is over. */
  readonly over: IssueStatus | undefined;
}

/**
 * Lets a person drag cards with a mouse or a pen; Escape lets go without a move. A finger scrolls: what a move does is
 * on the page of the issue, too.
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
  const ending = useRef<AbortController>(undefined);
  useEffect(() => () => ending.current?.abort(), []);

  const onPointerDown = (event: ReactPointerEvent): void => {
    const { target, clientX, clientY, button, pointerType } = event;
    if (button !== 0 || pointerType === "touch" || !(target instanceof Element)) return;
    const card = target.closest<HTMLElement>("[data-issue]");
    if (card === null || target.closest("button, a:not([data-card])") !== null) return;
    if (card.dataset["asked"] !== undefined) return;
    const number = Number(card.dataset["issue"]);
    const end = new AbortController();
    ending.current?.abort();
    ending.current = end;
    const { signal } = end;
    let carried: ReturnType<typeof carryCard> | undefined;
    let over: IssueStatus | undefined;

    const stop = (): void => {
      end.abort();
      carried?.drop();
      setHeld(undefined);
    };
    const move = (now: PointerEvent): void => {
      const x = now.clientX - clientX;
      const y = now.clientY - clientY;
      if (carried === undefined && Math.hypot(x, y) < FAR_PX) return;
      carried ??= carryCard(card);
      carried.moveBy(x, y);
      over = columnAt(now.clientX, now.clientY);
      setHeld((before) =>
        before?.number === number && before.over === over ? before : { number, over },
      );
    };
    addEventListener("pointermove", move, { signal });
    addEventListener("pointercancel", stop, { signal });
    addEventListener("blur", stop, { signal });
    addEventListener(
      "pointerup",
      () => {
        const hasMoved = carried !== undefined;
        stop();
        // The press that ends a drag opens nothing.
        if (hasMoved) swallowClick();
        if (hasMoved && over !== undefined) drop.current(number, over);
      },
      { signal },
    );
    addEventListener(
      "keydown",
      (press) => {
        if (press.key !== "Escape" || carried === undefined) return;
        press.preventDefault();
        press.stopPropagation();
        swallowClick();
        stop();
      },
      { signal, capture: true },
    );
  };
  return { held, onPointerDown };
}

function columnAt(x: number, y: number): IssueStatus | undefined {
  const column = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-column]");
  return ISSUE_STATUSES.find((status) => status === column?.dataset["column"]);
}

/** Takes the click that follows the end of a drag; where none follows, nothing of the next one. */
function swallowClick(): void {
  const end = new AbortController();
  const { signal } = end;
  addEventListener(
    "click",
    (event) => {
      event.preventDefault();
      event.stopPropagation();
      end.abort();
    },
    { capture: true, signal },
  );
  addEventListener("pointerdown", () => end.abort(), { capture: true, signal });
  addEventListener("keydown", () => end.abort(), { capture: true, signal });
}
