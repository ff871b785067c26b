import { memo, type ReactNode } from "react";
import type { ChangedFile } from "../changed-file.ts";
import { DiffLine } from "./diff-line.tsx";
import type { DiffRow } from "./diff-rows.ts";
import { FileHead } from "./file-head.tsx";
import { GapRow } from "./gap-row.tsx";
import type { HunkColours } from "./hunk-colours.ts";
import type { GapPart } from "./use-opened-lines.ts";

/** What a row of a diff needs beside itself. */
interface DiffRowProps {
  readonly row: DiffRow;
  readonly told: ChangedFile["told"];
  readonly colours: HunkColours | undefined;
  readonly digits: number;
  /** Whether there is room for the numbers of one file only. */
  readonly isNarrow: boolean;
  readonly isClosed: boolean;
  /** Whether a person is at its file, or at its hunk. */
  readonly isAt: boolean;
  readonly onToggle: (path: string) => void;
  /** Asks for lines of a gap. */
  readonly onOpen: (row: Extract<DiffRow, { kind: "gap" }>, part: GapPart) => void;
}

/** A row of a diff, in the room of one row; the head of a file has that of two. */
export const DiffRowView = memo(function DiffRowView(props: DiffRowProps): ReactNode {
  const { row, told, colours, digits, isNarrow, isClosed, isAt, onToggle, onOpen } = props;
  switch (row.kind) {
    case "file":
      return <FileHead told={told} isClosed={isClosed} isAt={isAt} onToggle={onToggle} />;
    case "room":
      return null;
    case "note":
      return (
        <p className="truncate px-3 font-sans text-xs leading-[var(--diff-row)] text-text-2">
          {row.text}
        </p>
      );
    case "gap":
      return <GapRow row={row} isAt={isAt} onOpen={(part) => onOpen(row, part)} />;
    case "line":
      return (
        <DiffLine
          line={row.line}
          other={row.other}
          coloured={colours?.get(row.line)}
          numbers={isNarrow ? "one" : "both"}
          digits={digits}
        />
      );
    case "pair": {
      const { before, after } = row;
      return (
        <>
          <DiffLine
            line={before}
            other={before === after ? undefined : after}
            coloured={before && colours?.get(before)}
            numbers="before"
            digits={digits}
          />
          <span aria-hidden="true" className="w-px shrink-0 bg-line" />
          <DiffLine
            line={after}
            other={before === after ? undefined : before}
            coloured={after && colours?.get(after)}
            numbers="after"
            digits={digits}
          />
        </>
      );
    }
  }
});
