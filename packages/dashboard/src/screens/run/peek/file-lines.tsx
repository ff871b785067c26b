import { type ReactNode, useMemo, useRef, useState } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { PAGE_LINES } from "../../../queries/file.ts";
import { CodeLine } from "../../../text/code/code-line.tsx";
import type { CodeMark } from "../../../text/code/code-mark.ts";
import { locateQuote } from "./locate-quote.ts";
import type { Place } from "./place.ts";
import { PeekNote } from "./peek-note.tsx";
import { useAim } from "./use-aim.ts";
import { useFileLines } from "./use-file-lines.ts";

/** What scrolls by itself must be reached by keys. */
const SCROLLS = { role: "region", tabIndex: 0 } as const;
/** Height of a line that nobody has looked at, in pixels. */
const LINE_PX = 18;
/** A line is shown up to this many characters; nobody reads more of it. */
const LONGEST_LINE = 4_000;

/** The lines of a file, loaded where somebody looks, with a place in it marked. */
export function FileLines({
  run,
  place: { path, from = 1, to = from },
  quote,
  total,
}: {
  readonly run: string;
  readonly place: Place;
  /** The words that are marked; undefined marks the lines. */
  readonly quote: string | undefined;
  /** How many lines the file has. */
  readonly total: number;
}): ReactNode {
  const line = Math.min(from, Math.max(1, total));
  const home = pageOf(line);
  const [seen, setSeen] = useState<readonly [number, number]>([home, home]);
  const pages = useMemo(() => pagesOf(seen, home, pageOf(total)), [seen, home, total]);
  const file = useFileLines(run, path, pages);
  const list = useRef<VirtualizerHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { first, lines } = file.around(home);
  const spans = useMemo(
    () => (quote === undefined ? undefined : locateQuote(lines, first, quote, line)),
    // The lines of a snapshot stay as they are; more of them only come.
    // oxlint-disable-next-line react/exhaustive-deps
    [quote, first, lines.length, line],
  );
  const marks = useMemo(() => marksOf(spans, line, Math.min(to, total)), [spans, line, to, total]);
  const row = (spans?.[0]?.line ?? line) - 1;
  useAim({ scroller, list, row, wish: `${line} ${quote ?? ""}` });

  const look = (): void => {
    const { current } = list;
    if (current === null) return;
    const top = current.findItemIndex(current.scrollOffset);
    const bottom = current.findItemIndex(current.scrollOffset + current.viewportSize);
    const next = [pageOf(top + 1), pageOf(bottom + 1)] as const;
    setSeen((now) => (now[0] === next[0] && now[1] === next[1] ? now : next));
  };
  const rows = useMemo(() => ({ length: total }), [total]);
  return (
    <>
      <PeekNote
        isMissing={quote !== undefined && spans?.length === 0 && lines.length > 0}
        from={from}
        total={total}
      />
      <div
        ref={scroller}
        aria-label={`Lines of ${path}`}
        {...SCROLLS}
        className="min-h-0 flex-1 overflow-y-auto outline-offset-[-2px]"
      >
        <pre
          dir="ltr"
          className="m-0 py-1 font-mono text-xs leading-[1.125rem] whitespace-pre-wrap [overflow-wrap:anywhere] [tab-size:4] [unicode-bidi:isolate]"
        >
          <Virtualizer
            ref={list}
            scrollRef={scroller}
            data={rows}
            itemSize={LINE_PX}
            onScroll={look}
          >
            {(_row, index) => {
              const number = index + 1;
              const shown = file.at(number);
              return (
                <CodeLine
                  key={number}
                  text={cut(shown?.text ?? "")}
                  coloured={shown?.coloured}
                  number={number}
                  digits={String(total).length}
                  marks={marks.get(number)}
                />
              );
            }}
          </Virtualizer>
        </pre>
      </div>
    </>
  );
}

function pageOf(line: number): number {
  return Math.floor((Math.max(1, line) - 1) / PAGE_LINES);
}

/** The pages that are seen, those beside them, and the one with the place, as far as there are such. */
function pagesOf([top, bottom]: readonly [number, number], home: number, last: number): number[] {
  const pages = new Set([home - 1, home, home + 1]);
  for (let page = top - 1; page <= bottom + 1; page += 1) pages.add(page);
  return [...pages].filter((page) => page >= 0 && page <= last).toSorted((a, b) => a - b);
}

/** The words that were found; without them, the lines. */
function marksOf(
  spans: readonly CodeMark[] | undefined,
  from: number,
  to: number,
): ReadonlyMap<number, readonly CodeMark[]> {
  if (spans !== undefined && spans.length > 0) return Map.groupBy(spans, ({ line }) => line);
  const marks = new Map<number, readonly CodeMark[]>();
  // A place may name more lines than anybody marks.
  for (let line = from; line <= Math.min(to, from + PAGE_LINES); line += 1)
    marks.set(line, [{ line }]);
  return marks;
}

function cut(text: string): string {
  if (text.length <= LONGEST_LINE) return text;
  return `${text.slice(0, LONGEST_LINE)} … ${text.length - LONGEST_LINE} more characters`;
}
