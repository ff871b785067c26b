import { type KeyboardEvent, type ReactNode, useEffect } from "react";
import { useFixedWindow } from "../../../windows/use-fixed-window.ts";
import type { ReportHeading } from "./split-report.ts";

/** Height of an entry, in pixels. */
const ROW = 26;

/** The headings of a report, with the one that is read marked. Arrow keys go through them. */
export function ReportOutline({
  headings,
  section,
  onGo,
}: {
  readonly headings: readonly ReportHeading[];
  /** The section that is read now. */
  readonly section: number | undefined;
  readonly onGo: (section: number) => void;
}): ReactNode {
  const now = section === undefined ? 0 : headings.findLastIndex((each) => each.section <= section);
  const { ref, height, offset, start, end, show } = useFixedWindow({
    rows: headings.length,
    rowHeight: ROW,
  });
  useEffect(() => {
    if (now >= 0) show(now, "nearest");
  }, [now, show]);
  const least = Math.min(...headings.slice(0, 50).map(({ level }) => level));
  return (
    <nav
      aria-label="Outline of the report"
      ref={ref}
      className="max-h-full overflow-y-auto overscroll-contain"
    >
      <div className="relative" style={{ height }}>
        <ol style={{ transform: `translateY(${offset}px)` }}>
          {headings.slice(start, end).map(({ level, text, section: place }, index) => (
            <li key={`${start + index}`} style={{ height: ROW }}>
              <button
                type="button"
                onClick={() => onGo(place)}
                onKeyDown={goBeside}
                aria-current={start + index === now ? "location" : undefined}
                title={text}
                className="block h-full w-full truncate border-l-2 border-transparent pr-2 text-left text-xs text-text-2 hover:text-text aria-[current]:border-accent aria-[current]:text-text"
                style={{ paddingLeft: 10 + (level - least) * 10 }}
              >
                {text === "" ? "Untitled" : text}
              </button>
            </li>
          ))}
        </ol>
      </div>
    </nav>
  );
}

/** Moves the focus to the entry above or below. */
function goBeside(event: KeyboardEvent<HTMLButtonElement>): void {
  const item = event.currentTarget.closest("li");
  const beside =
    event.key === "ArrowDown"
      ? item?.nextElementSibling
      : event.key === "ArrowUp"
        ? item?.previousElementSibling
        : undefined;
  const button = beside?.querySelector("button");
  if (!button) return;
  event.preventDefault();
  button.focus();
}
