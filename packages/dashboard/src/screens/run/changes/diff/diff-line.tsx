import type { PatchLine } from "@wheelhouse/core";
import { memo, type ReactNode } from "react";
import type { ColouredLine } from "../../../../text/code/coloured.ts";
import { DiffText } from "./diff-text.tsx";

const KINDS = {
  same: { mark: " ", word: "", ground: "" },
  added: { mark: "+", word: "added", ground: "bg-completed/10" },
  removed: { mark: "−", word: "removed", ground: "bg-failed/10" },
} as const;

/** Columns of numbers before a line: of both files, or of one of them. */
export type Numbers = "both" | "before" | "after" | "one";

/** A line of a diff: its numbers, whether it came or went, and its text, which moves sideways by itself. */
export const DiffLine = memo(function DiffLine({
  line,
  other,
  coloured,
  numbers,
  digits,
}: {
  /** Undefined where one column has no line beside one of the other. */
  readonly line: PatchLine | undefined;
  readonly other: PatchLine | undefined;
  readonly coloured: ColouredLine | undefined;
  readonly numbers: Numbers;
  /** How many digits the longest number has. */
  readonly digits: number;
}): ReactNode {
  if (line === undefined) return <div aria-hidden="true" className="min-w-0 flex-1 bg-raised/60" />;
  const { mark, word, ground } = KINDS[line.kind];
  const width = `calc(${digits}ch + 1rem)`;
  return (
    <div data-kind={line.kind} className={`flex min-w-0 flex-1 ${ground}`}>
      {numbersOf(line, numbers).map((number, index) => (
        <span
          // Both columns may have the same number.
          key={`${index}`}
          aria-hidden="true"
          className="shrink-0 pr-2 text-right text-text-3 select-none"
          style={{ width }}
        >
          {number}
        </span>
      ))}
      <span
        aria-hidden="true"
        className={`w-4 shrink-0 text-center select-none ${line.kind === "added" ? "text-completed" : "text-failed"}`}
      >
        {mark}
      </span>
      {word === "" ? null : <span className="sr-only">{word}: </span>}
      <span className="min-w-0 flex-1 overflow-hidden whitespace-pre">
        <span className="inline-block translate-x-[calc(var(--sideways,0px)*-1)]">
          <DiffText line={line} other={other} coloured={coloured} />
        </span>
      </span>
    </div>
  );
});

function numbersOf({ before, after }: PatchLine, numbers: Numbers): readonly (number | null)[] {
  if (numbers === "both") return [before, after];
  if (numbers === "one") return [after ?? before];
  return [numbers === "before" ? before : after];
}
