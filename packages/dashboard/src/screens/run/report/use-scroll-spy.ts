import { type RefObject, useEffect, useState } from "react";

/** How far below the top of the view one reads, in pixels; the next ones are tried where nothing stands. */
const LINES = [24, 48, 96, 160] as const;

/** The section that is read now: the one under a line near the top of what scrolls. */
export function useScrollSpy(
  scroller: RefObject<HTMLElement | null>,
  article: RefObject<HTMLElement | null>,
): number | undefined {
  const [section, setSection] = useState<number>();
  useEffect(() => {
    const view = scroller.current;
    if (view === null) return undefined;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const found = sectionUnder(view, article.current);
      if (found !== undefined) setSection(found);
    };
    const plan = (): void => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    view.addEventListener("scroll", plan, { passive: true });
    plan();
    return () => {
      view.removeEventListener("scroll", plan);
      cancelAnimationFrame(frame);
    };
  }, [scroller, article]);
  return section;
}

function sectionUnder(view: HTMLElement, article: HTMLElement | null): number | undefined {
  if (article === null) return undefined;
  const { top } = view.getBoundingClientRect();
  const { left, width } = article.getBoundingClientRect();
  for (const line of LINES) {
    const element = document.elementFromPoint(left + width / 2, top + line);
    const section = element?.closest<HTMLElement>("[data-section]")?.dataset["section"];
    if (section !== undefined) return Number(section);
  }
  return undefined;
}
