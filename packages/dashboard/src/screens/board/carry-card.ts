/** A picture of a card that follows the pointer. */
export interface CarriedCard {
  /** How far it is from where it was taken, in pixels. */
  readonly moveBy: (x: number, y: number) => void;
  readonly drop: () => void;
}

/** So near to the edge of what scrolls sideways it is scrolled on, in pixels. */
const EDGE_PX = 40;
/** So far at each move of the pointer, in pixels. */
const SCROLL_PX = 16;

/** Takes a picture of a card, which is no part of the page for anybody but eyes. */
export function carryCard(card: HTMLElement): CarriedCard {
  const { left, top, width, height } = card.getBoundingClientRect();
  const picture = card.cloneNode(true);
  const ground = card.closest<HTMLElement>("[data-board]");
  if (!(picture instanceof HTMLElement)) return { moveBy: () => undefined, drop: () => undefined };
  picture.removeAttribute("data-issue");
  picture.setAttribute("aria-hidden", "true");
  picture.inert = true;
  picture.classList.add("shadow-lift", "opacity-90");
  Object.assign(picture.style, {
    position: "fixed",
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
    pointerEvents: "none",
    zIndex: "50",
  });
  document.body.append(picture);
  card.dataset["held"] = "";
  return {
    moveBy(x, y) {
      picture.style.transform = `translate(${x}px, ${y}px) rotate(1.5deg)`;
      if (ground === null) return;
      const middle = left + x + width / 2;
      const edges = ground.getBoundingClientRect();
      if (middle < edges.left + EDGE_PX) ground.scrollBy({ left: -SCROLL_PX });
      if (middle > edges.right - EDGE_PX) ground.scrollBy({ left: SCROLL_PX });
    },
    drop() {
      picture.remove();
      delete card.dataset["held"];
    },
  };
}
