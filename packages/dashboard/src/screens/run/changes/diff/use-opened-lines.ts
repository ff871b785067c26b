import { API } from "@wheelhouse/core";
import { useMemo, useState } from "react";
import { useToast } from "../../../../parts/toast.tsx";
import { client } from "../../../../queries/client.ts";
import { wordsOf } from "../../../../queries/words-of.ts";
import type { ChangedFile } from "../changed-file.ts";
import type { DiffGap } from "./gaps-of.ts";
import { type OpenedLines, withOpened } from "./with-opened.ts";

/** So many lines are opened at a time, unless all of a gap are. */
export const OPEN_STEP = 20;
/** The server tells no more at once. */
const MOST = 2_000;

/** Which lines of a gap are asked for: its first, its last, or all. */
export type GapPart = "first" | "last" | "all";

/**
 * The files of a change with the lines that a person opens between what has changed. They are asked for by the name of the
 * content, so that a file that changes on is another one, and shows what its patch shows.
 */
export function useOpenedLines(
  run: string,
  files: readonly ChangedFile[],
): {
  readonly files: readonly ChangedFile[];
  readonly open: (file: ChangedFile, gap: DiffGap, part: GapPart) => void;
} {
  const toast = useToast();
  const [opened, setOpened] = useState<ReadonlyMap<string, OpenedLines>>(new Map());
  const shown = useMemo(
    () => files.map((file) => withOpened(file, opened.get(file.patch?.blob ?? ""))),
    [files, opened],
  );
  const ask = async (blob: string, { from, to }: { from: number; to: number }): Promise<void> => {
    try {
      const query = { blob, from: String(from), to: String(to) };
      const got = await client.call(API.runLines, { parts: { id: run }, query });
      setOpened((now) => {
        const lines = new Map(now.get(blob)?.lines);
        for (const [index, text] of got.lines.entries()) lines.set(got.from + index, text);
        return new Map(now).set(blob, { total: got.total, lines });
      });
    } catch (error) {
      const { title, text } = wordsOf(error);
      toast({ tone: "failed", title, ...(text !== undefined && { text }) });
    }
  };
  return {
    files: shown,
    open({ patch }, gap, part) {
      const blob = patch?.blob ?? undefined;
      if (blob !== undefined) void ask(blob, rangeOf(gap, part));
    },
  };
}

function rangeOf({ from, to }: DiffGap, part: GapPart): { from: number; to: number } {
  const end = to ?? from + MOST - 1;
  if (part === "first") return { from, to: Math.min(end, from + OPEN_STEP - 1) };
  if (part === "last") return { from: Math.max(from, end - OPEN_STEP + 1), to: end };
  return { from, to: Math.min(end, from + MOST - 1) };
}
