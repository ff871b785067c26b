import { memo, type ReactNode } from "react";
import { withVisibleControls } from "../visible-controls.ts";
import type { CodeMark } from "./code-mark.ts";
import { type ColouredLine, TOKENS } from "./coloured.ts";
import { cutLine, type Piece } from "./cut-line.ts";

/** One line of code, with its number when it has one. */
export const CodeLine = memo(function CodeLine({
  text,
  coloured,
  number,
  digits,
  marks,
}: {
  readonly text: string;
  readonly coloured: ColouredLine | undefined;
  readonly number: number | undefined;
  /** How many digits the longest number has. */
  readonly digits: number;
  readonly marks: readonly CodeMark[] | undefined;
}): ReactNode {
  const pieces = cutLine(text, coloured, marks).map(drawPiece);
  if (number === undefined)
    return (
      <span className="block">
        {pieces}
        {"\n"}
      </span>
    );
  return (
    <span
      data-line={number}
      className={`flex ${marks === undefined ? "" : "bg-accent/10 shadow-[inset_2px_0_0_var(--accent)]"}`}
    >
      <span
        aria-hidden="true"
        className="sticky left-0 shrink-0 pr-3 pl-2 text-right text-text-3 select-none"
        style={{ width: `calc(${digits}ch + 1.5rem)` }}
      >
        {number}
      </span>
      <span className="min-w-0 flex-1">
        {pieces}
        {"\n"}
      </span>
    </span>
  );
});

function drawPiece({ text, token, isMarked }: Piece, index: number): ReactNode {
  const shown = withVisibleControls(text);
  const style = token === 0 ? undefined : { color: `var(--code-token-${TOKENS[token]})` };
  // Pieces of a line have no name but their place.
  const key = `${index}`;
  if (isMarked)
    return (
      // The colours of code are made for the page's surface; on a mark only that of text can be read by everybody.
      <mark key={key} className="bg-waiting/25 text-inherit">
        {shown}
      </mark>
    );
  if (style === undefined) return shown;
  return (
    <span key={key} style={style}>
      {shown}
    </span>
  );
}
