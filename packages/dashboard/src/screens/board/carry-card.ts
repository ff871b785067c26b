/** A picture of a card that follows the pointer. */
export interface CarriedCard {
  /** How far it is from where it was taken, in pixels. */
  readonly moveBy: (x: number, y: number) => void;
  readonly drop: () => void;
}

/** Takes a picture of a card, which is no part of the page for anybody but eyes. */
export function carryCard(card: HTMLElement): CarriedCard {
  const { left, top, width, height } = card.getBoundingClientRect();
  const picture = card.cloneNode(true);
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
  const moveBy = (x: number, y: number): void => {
    picture.style.transform = `translate(${x}px, ${y}px) rotate(1.5deg)`;
  };
  moveBy(0, 0);
  document.body.append(picture);
  card.dataset["held"] = "";
  return {
    moveBy,
    drop() {
      picture.remove();
      delete card.dataset["held"];
    },
  };
}
