import type { ChangesObject } from "@wheelhouse/core";
import { type ReactNode, useMemo, useState } from "react";
import { useCommands } from "../../../commands/command-list.ts";
import { useCssSize } from "../../../windows/use-css-size.ts";
import { useFixedWindow } from "../../../windows/use-fixed-window.ts";
import { useMedia } from "../steps/use-media.ts";
import type { ChangedFile } from "./changed-file.ts";
import { CommitList } from "./commit-list.tsx";
import { DiffList } from "./diff/diff-list.tsx";
import { diffRows } from "./diff/diff-rows.ts";
import { useDiffPlace } from "./diff/use-diff-place.ts";
import { useGapOpener } from "./diff/use-gap-opener.ts";
import { useOpenedLines } from "./diff/use-opened-lines.ts";
import { FileList } from "./files/file-list.tsx";

const NARROW = "(max-width: 47.99rem)";
const NONE: ReadonlySet<string> = new Set();

/** The files of a change and their lines, beside each other or, on a narrow page, below each other. */
export function ChangesBody({
  changes,
  files: told,
  first,
  isSplit,
  onSplit,
  onLook,
}: {
  readonly changes: ChangesObject;
  readonly files: readonly ChangedFile[];
  /** Path of the file that is shown first. */
  readonly first: string | undefined;
  readonly isSplit: boolean;
  /** Changes between one column and two; undefined where there is no room. */
  readonly onSplit: (() => void) | undefined;
  readonly onLook: (path: string | undefined) => void;
}): ReactNode {
  const [closed, setClosed] = useState(NONE);
  const { files, open } = useOpenedLines(changes.run, told);
  const isNarrow = useMedia(NARROW);
  const rowHeight = useCssSize("--diff-row");
  const diff = useMemo(() => diffRows(files, { isSplit, closed }), [files, isSplit, closed]);
  const digits = useMemo(() => digitsOf(files), [files]);
  const [begin] = useState(() =>
    Math.max(
      0,
      files.findIndex(({ told }) => told.path === first),
    ),
  );
  const window = useFixedWindow({
    rows: diff.rows.length,
    rowHeight,
    more: 12,
    first: begin === 0 ? undefined : diff.files[begin],
  });
  const place = useDiffPlace(diff, window, begin);
  const look = (file: number): void => {
    const to = Math.max(0, Math.min(files.length - 1, file));
    place.goFile(to);
    onLook(files[to]?.told.path);
  };
  const [toggle] = useState(
    () => (path: string) =>
      setClosed((now) => {
        const next = new Set(now);
        if (!next.delete(path)) next.add(path);
        return next;
      }),
  );
  const onOpen = useGapOpener(files, open);
  useCommands([
    command("changes.next", "Next file", "j", () => look(place.file + 1)),
    command("changes.previous", "File before it", "k", () => look(place.file - 1)),
    command("changes.hunk", "Next change in the file", "n", () => place.goHunk(1)),
    command("changes.hunk-before", "Change before it", "p", () => place.goHunk(-1)),
    command("changes.close", "Show or hide the lines of the file", "x", () => {
      const path = files[place.file]?.told.path;
      if (path !== undefined) toggle(path);
    }),
    command("changes.around", "More lines around the change", "u", () => {
      const row = diff.rows.findIndex((each, index) => index >= place.row && each.kind === "gap");
      const gap = diff.rows[row];
      if (gap?.kind === "gap") onOpen(gap, gap.place === "below all" ? "first" : "last");
    }),
    ...(onSplit === undefined
      ? []
      : [command("changes.split", "Both sides beside each other, or in one column", "v", onSplit)]),
  ]);
  const list = (
    <>
      <FileList files={files} at={place.file} onPick={look} />
      <CommitList changes={changes} />
    </>
  );
  return (
    <div className="flex min-h-0 flex-1 max-md:flex-col">
      {isNarrow ? (
        <details className="shrink-0 border-b border-line">
          <summary className="flex min-h-11 items-center px-3 font-medium outline-offset-[-2px]">
            Files
          </summary>
          <div className="flex h-[40dvh] flex-col">{list}</div>
        </details>
      ) : (
        <nav
          aria-label="Changed files and commits"
          className="flex w-72 shrink-0 flex-col border-r border-line"
        >
          {list}
        </nav>
      )}
      <div className="min-h-0 min-w-0 flex-1">
        <DiffList
          files={files}
          diff={diff}
          window={window}
          at={place.row}
          closed={closed}
          digits={digits}
          isSplit={isSplit}
          isNarrow={isNarrow}
          onToggle={toggle}
          onOpen={onOpen}
        />
      </div>
    </div>
  );
}

function digitsOf(files: readonly ChangedFile[]): number {
  const ends = files.flatMap(({ patch }) =>
    (patch?.hunks ?? []).map(({ before, beforeLines, after, afterLines }) =>
      Math.max(before + beforeLines, after + afterLines),
    ),
  );
  return String(ends.reduce((most, end) => Math.max(most, end), 1)).length;
}

function command(id: string, title: string, keys: string, run: () => void) {
  return { id, title, group: "List", keys, isHidden: true, run } as const;
}
