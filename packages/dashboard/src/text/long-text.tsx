import { memo, type ReactNode, useState } from "react";
import { AnsiLine } from "./ansi/ansi-line.tsx";

/** Lines that are shown at first, and how many more come with each wish for more. */
const FIRST = 40;
const MORE = 2_000;
/** Longer lines are cut, in characters. */
const LONGEST_LINE = 4_000;
/** Lines that come into view together, and the height of one in pixels. */
const CHUNK = 100;
const LINE_PX = 18;

/** Output of a program: its first lines, and how many there are besides. Colours of a terminal are shown. */
export const LongText = memo(function LongText({
  text,
  first = FIRST,
}: {
  readonly text: string;
  readonly first?: number;
}): ReactNode {
  const [limit, setLimit] = useState(first);
  const lines = text.replace(/\n$/, "").split("\n");
  // A button that saves two lines is more than the two lines.
  const shown = lines.length <= limit + 2 ? lines.length : limit;
  const chunks = Array.from({ length: Math.ceil(shown / CHUNK) }, (_, index) => index * CHUNK);
  const rest = lines.length - shown;
  return (
    <div className="min-w-0">
      <pre
        dir="ltr"
        className="m-0 font-mono text-xs leading-[1.125rem] whitespace-pre-wrap [overflow-wrap:anywhere] [tab-size:4] [unicode-bidi:isolate]"
      >
        {chunks.map((from) => {
          const to = Math.min(from + CHUNK, shown);
          return (
            <span
              key={from}
              className="block [content-visibility:auto]"
              style={{ containIntrinsicBlockSize: `auto ${(to - from) * LINE_PX}px` }}
            >
              {lines.slice(from, to).map((line, index) => (
                // Lines have no name but their place.
                <span key={`${index}`} className="block">
                  <AnsiLine line={cut(line)} />
                  {"\n"}
                </span>
              ))}
            </span>
          );
        })}
      </pre>
      {rest === 0 ? null : (
        <button
          type="button"
          onClick={() => setLimit(limit + MORE)}
          className="mt-1 min-h-6 rounded-chip text-xs text-accent hover:underline coarse:min-h-11"
        >
          {rest.toLocaleString()} more lines
        </button>
      )}
    </div>
  );
});

function cut(line: string): string {
  return line.length > LONGEST_LINE
    ? `${line.slice(0, LONGEST_LINE)} … ${(line.length - LONGEST_LINE).toLocaleString()} more characters`
    : line;
}
