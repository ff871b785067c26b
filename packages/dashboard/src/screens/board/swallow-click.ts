/** Takes the click that follows the end of a drag; where none follows, nothing of the next one. */
export function swallowClick(): void {
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
