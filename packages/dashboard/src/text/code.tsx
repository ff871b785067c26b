import { memo, type ReactNode, useEffect, useState } from "react";
import { CodeLine } from "./code/code-line.tsx";
import type { CodeMark } from "./code/code-mark.ts";
import { colourCode } from "./code/colour-code.ts";
import type { ColouredLine } from "./code/coloured.ts";
import { languageOf } from "./code/language-of.ts";

export type { CodeMark } from "./code/code-mark.ts";

/** Lines that come into view together. */
const CHUNK = 100;
/** Height of a line, in pixels: what is taken for lines that nobody has looked at. */
const LINE_PX = 18;

/** What is to be shown as code. */
export interface CodeProps {
  readonly text: string;
  /** A language, as behind a fence (`ts`), or the name of a file (`src/a.py`); without colours when it is not known. */
  readonly lang?: string | undefined;
  /** Number of the first line; absent: no numbers are shown. Each line then has it as `data-line`. */
  readonly firstLine?: number | undefined;
  readonly marks?: readonly CodeMark[] | undefined;
  /** The text goes on: colours wait for its end. */
  readonly isStreaming?: boolean | undefined;
}

/**
 * A text as code: in the colours of its language once a worker has made them, plain until then. Its text is what
 * anybody wrote: nothing in it is markup, and what hides in it is shown.
 */
export const Code = memo(function Code({
  text,
  lang,
  firstLine,
  marks,
  isStreaming = false,
}: CodeProps): ReactNode {
  const coloured = useColours(text, isStreaming ? undefined : lang);
  const lines = text.replace(/\n$/, "").split("\n");
  const chunks = Array.from({ length: Math.ceil(lines.length / CHUNK) }, (_, index) => index);
  const byLine = Map.groupBy(marks ?? [], ({ line }) => line);
  const digits = String((firstLine ?? 0) + lines.length).length;
  return (
    <pre
      dir="ltr"
      className="m-0 font-mono text-xs leading-[1.125rem] whitespace-pre-wrap [overflow-wrap:anywhere] [tab-size:4] [unicode-bidi:isolate]"
    >
      <code>
        {chunks.map((chunk) => {
          const from = chunk * CHUNK;
          const part = lines.slice(from, from + CHUNK);
          return (
            <span
              key={chunk}
              className="block [content-visibility:auto]"
              style={{ containIntrinsicBlockSize: `auto ${part.length * LINE_PX}px` }}
            >
              {part.map((line, index) => (
                <CodeLine
                  // Lines have no name but their place.
                  key={`${index}`}
                  text={line}
                  coloured={coloured?.[from + index]}
                  number={firstLine === undefined ? undefined : firstLine + from + index}
                  digits={digits}
                  marks={byLine.get((firstLine ?? 1) + from + index)}
                />
              ))}
            </span>
          );
        })}
      </code>
    </pre>
  );
});

function useColours(text: string, name: string | undefined): readonly ColouredLine[] | undefined {
  const lang = languageOf(name);
  const [made, setMade] = useState<{ text: string; lines: readonly ColouredLine[] | undefined }>();
  useEffect(() => {
    if (lang === undefined) return undefined;
    let isWanted = true;
    void colourCode(text, lang).then((lines) => {
      if (isWanted) setMade({ text, lines });
    });
    return () => {
      isWanted = false;
    };
  }, [text, lang]);
  return lang !== undefined && made?.text === text ? made.lines : undefined;
}
