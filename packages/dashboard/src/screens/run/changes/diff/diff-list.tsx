import type { PatchHunk } from "@wheelhouse/core";
import { type ComponentProps, type ReactNode, type RefCallback, useCallback, useMemo } from "react";
import { type Language, languageOf } from "../../../../text/code/language-of.ts";
import type { FixedWindow } from "../../../../windows/use-fixed-window.ts";
import type { ChangedFile } from "../changed-file.ts";
import { DiffRowView } from "./diff-row-view.tsx";
import type { DiffRows } from "./diff-rows.ts";
import { useHunkColours } from "./use-hunk-colours.ts";

/**
 * The lines of a diff; only those in sight are drawn. Rows never move sideways, only the text in them does: numbers and
 * heads of files stay where they are, and both columns of a split move together.
 */
export function DiffList({
  files,
  diff: { rows, widest },
  window,
  at,
  closed,
  digits,
  isSplit,
  isNarrow,
  onToggle,
  onOpen,
}: {
  readonly files: readonly ChangedFile[];
  readonly diff: DiffRows;
  readonly window: FixedWindow;
  /** The row that a person has gone to. */
  readonly at: number;
  readonly closed: ReadonlySet<string>;
  readonly digits: number;
  readonly isSplit: boolean;
  readonly isNarrow: boolean;
  readonly onToggle: (path: string) => void;
  readonly onOpen: ComponentProps<typeof DiffRowView>["onOpen"];
}): ReactNode {
  const { ref, height, offset, start, end } = window;
  const scroller = useSideways(ref);
  const seen = useMemo(() => {
    const found = new Map<PatchHunk, Language>();
    for (const row of rows.slice(start, end)) {
      if (row.kind !== "line" && row.kind !== "pair") continue;
      const lang = languageOf(files[row.file]?.told.path);
      if (lang !== undefined) found.set(row.hunk, lang);
    }
    return found;
  }, [rows, files, start, end]);
  const coloursOf = useHunkColours(seen);
  // What the widest line has beyond its column, as far as that can be known without measuring it.
  const room = isSplit ? "50cqw" : "100cqw";
  const numbers = `${digits * (isSplit || isNarrow ? 1 : 2)}ch`;
  const width = `calc(100cqw + max(0px, ${widest + 3}ch + ${numbers} + 4rem - ${room}))`;
  return (
    <section
      ref={scroller}
      aria-label="Changed lines"
      // What scrolls can be reached by keys.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="@container h-full overflow-auto overscroll-contain font-mono text-xs leading-[var(--diff-row)] [tab-size:4] outline-offset-[-2px]"
    >
      <div style={{ height, width }}>
        <div
          dir="ltr"
          className="sticky left-0 w-[100cqw] [unicode-bidi:isolate]"
          style={{ transform: `translateY(${offset}px)` }}
        >
          {rows.slice(start, end).map((row, index) => {
            const told = files[row.file]?.told;
            if (told === undefined) return null;
            const place = start + index;
            return (
              <div
                key={place}
                data-gap={row.kind === "gap" ? `${row.file}:${row.index}` : undefined}
                className={`relative flex h-[var(--diff-row)] ${row.kind === "file" ? "z-10" : ""}`}
              >
                <div
                  className={
                    row.kind === "file"
                      ? "absolute inset-x-0 top-0 h-[calc(var(--diff-row)*2)]"
                      : row.kind === "line" || row.kind === "pair"
                        ? "flex min-w-0 flex-1"
                        : "min-w-0 flex-1"
                  }
                >
                  <DiffRowView
                    row={row}
                    told={told}
                    colours={"hunk" in row ? coloursOf(row.hunk) : undefined}
                    digits={digits}
                    isNarrow={isNarrow}
                    isClosed={closed.has(told.path)}
                    isAt={place === at}
                    onToggle={onToggle}
                    onOpen={onOpen}
                  />
                </div>
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

/** Tells an element how far it is scrolled sideways, as a length that its style sheet can use. */
function useSideways(ref: RefCallback<HTMLElement>): RefCallback<HTMLElement> {
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined;
      const detach = ref(element);
      const moved = (): void =>
        element.style.setProperty("--sideways", `${Math.round(element.scrollLeft)}px`);
      element.addEventListener("scroll", moved, { passive: true });
      return () => {
        element.removeEventListener("scroll", moved);
        if (typeof detach === "function") detach();
      };
    },
    [ref],
  );
}
