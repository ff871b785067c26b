/**
 * Keeps a finger for a card that it holds: until then it scrolls, and from then on the browser takes it for nothing else.
 * *Contract*: it has to hear from the first touch on. A browser decides at the first move whether a finger scrolls, and
 * asks nobody who comes later.
 *
 * @param isHeld Whether a card is held just now.
 */
export function keepTouch(isHeld: () => boolean, signal: AbortSignal): void {
  const keep = (event: Event): void => {
    if (isHeld() && event.cancelable) event.preventDefault();
  };
  document.addEventListener("touchmove", keep, { passive: false, signal });
  // The menu of a link comes from the same long press.
  document.addEventListener("contextmenu", keep, { signal });
}
