import type { PatchLine } from "@wheelhouse/core";
import { memo, type ReactNode } from "react";
import { type ColouredLine, TOKENS } from "../../../../text/code/coloured.ts";
import { cutLine } from "../../../../text/code/cut-line.ts";
import { withVisibleControls } from "../../../../text/visible-controls.ts";
import { changedRange } from "./changed-range.ts";
import { LONGEST_LINE } from "./diff-rows.ts";

const MARKS = { added: "bg-completed/25", removed: "bg-failed/25", same: "" } as const;

/** The text of a line of a diff: its colours, what is another in the line that took its place, and what one cannot see. */
export const DiffText = memo(function DiffText({
  line: { kind, text, isBare },
  other,
  coloured,
}: {
  readonly line: PatchLine;
  /** The line that took its place, or whose place it took. */
  readonly other: PatchLine | undefined;
  readonly coloured: ColouredLine | undefined;
}): ReactNode {
  const shown = text.slice(0, LONGEST_LINE).replace(/\r$/, "");
  const range = other && changedRange(shown, other.text.slice(0, LONGEST_LINE).replace(/\r$/, ""));
  const marks = range === undefined ? [] : [{ line: 1, ...range }];
  const more = text.length - LONGEST_LINE;
  return (
    <>
      {cutLine(shown, coloured, marks).map(({ text: piece, token, isMarked }, index) => (
        <span
          // Pieces of a line have no name but their place.
          key={`${index}`}
          className={isMarked ? `rounded-[2px] ${MARKS[kind]}` : undefined}
          // The colours of code are made for the page's surface; on a mark only that of text can be read by everybody.
          style={
            isMarked || token === 0 ? undefined : { color: `var(--code-token-${TOKENS[token]})` }
          }
        >
          {withVisibleControls(piece)}
        </span>
      ))}
      {more > 0 ? <Hint>… {more.toLocaleString()} more characters</Hint> : null}
      {text.endsWith("\r") ? <Hint title="The line ends with a carriage return">CR</Hint> : null}
      {isBare ? <Hint>no line feed at the end</Hint> : null}
    </>
  );
});

function Hint({
  title,
  children,
}: {
  readonly title?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <span
      title={title}
      className="ml-1.5 rounded-chip border border-line px-1 text-2xs text-text-2 select-none"
    >
      {children}
    </span>
  );
}
