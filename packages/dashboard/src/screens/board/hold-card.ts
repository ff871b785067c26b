import { ISSUE_STATUSES, type IssueStatus } from "@wheelhouse/core";
import { type CarriedCard, carryCard } from "./carry-card.ts";
import { type EdgeScroller, scrollAtEdge } from "./scroll-at-edge.ts";
import { swallowClick } from "./swallow-click.ts";

/** So far a mouse goes before it drags and does not click, in pixels. */
const FAR_PX = 6;
/** So far a finger that rests may go, in pixels: it trembles. */
const STILL_PX = 10;
/** So long a finger rests on a card before it holds it, in milliseconds: shorter than the browser's own long press. */
const REST_MS = 320;

/** Hears of a card that is pressed. */
export interface HoldListener {
  /** It is held, and over a column, or over another one. */
  readonly onOver: (over: IssueStatus | undefined) => void;
  /** It was held and is let go: over a column, or without a move. */
  readonly onEnd: (over: IssueStatus | undefined) => void;
}

/**
 * Follows the press of a card until it ends. *Contract*: a press that never became a hold tells nothing, and a hold is
 * ended once.
 *
 * @returns Ends it from outside, without a move.
 */
export function holdCard(
  card: HTMLElement,
  { pointerId, pointerType, clientX, clientY }: PointerEvent,
  { onOver, onEnd }: HoldListener,
): () => void {
  const end = new AbortController();
  const { signal } = end;
  const isFinger = pointerType === "touch";
  const at = { x: clientX, y: clientY };
  let carried: CarriedCard | undefined;
  let scroller: EdgeScroller | undefined;
  let over: IssueStatus | undefined;

  const look = (): void => {
    const now = columnAt(at.x, at.y);
    if (now === over) return;
    over = now;
    onOver(over);
  };
  const take = (): void => {
    carried = carryCard(card);
    const ground = card.closest<HTMLElement>("[data-board]");
    if (ground !== null) scroller = scrollAtEdge(ground, look);
    over = columnAt(at.x, at.y);
    onOver(over);
  };
  const rest = isFinger ? setTimeout(take, REST_MS) : undefined;
  const stop = (to?: IssueStatus): void => {
    if (signal.aborted) return;
    end.abort();
    clearTimeout(rest);
    if (carried === undefined) return;
    carried.drop();
    scroller?.stop();
    // The press that ends a drag opens nothing.
    swallowClick();
    onEnd(to);
  };
  const hear = (type: "pointermove" | "pointerup" | "pointercancel", then: () => void): void =>
    addEventListener(
      type,
      (event) => {
        if (event.pointerId !== pointerId) return;
        Object.assign(at, { x: event.clientX, y: event.clientY });
        then();
      },
      { signal },
    );
  hear("pointermove", () => {
    const x = at.x - clientX;
    const y = at.y - clientY;
    if (carried === undefined) {
      const far = Math.hypot(x, y);
      if (isFinger && far > STILL_PX) stop();
      if (isFinger || far < FAR_PX) return;
      take();
    }
    carried?.moveBy(x, y);
    scroller?.at(at.x);
    look();
  });
  hear("pointercancel", () => stop());
  hear("pointerup", () => stop(over));
  addEventListener("blur", () => stop(), { signal });
  addEventListener(
    "keydown",
    (press) => {
      if (press.key !== "Escape" || carried === undefined) return;
      press.preventDefault();
      press.stopPropagation();
      stop();
    },
    { signal, capture: true },
  );
  return () => stop();
}

function columnAt(x: number, y: number): IssueStatus | undefined {
  const column = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-column]");
  return ISSUE_STATUSES.find((status) => status === column?.dataset["column"]);
}
