import { useQueries } from "@tanstack/react-query";
import { filePageQuery, PAGE_LINES, pageColoursQuery } from "../../../queries/file.ts";
import type { ColouredLine } from "../../../text/code/coloured.ts";
import { languageOf } from "../../../text/code/language-of.ts";

/** A line of a file as far as it is loaded. */
export interface FileLine {
  readonly text: string;
  readonly coloured: ColouredLine | undefined;
}

/** Lines of a file, loaded by pages. */
export interface FileLines {
  /** A line by its number; undefined while it is not loaded. */
  readonly at: (line: number) => FileLine | undefined;
  /** Lines that are loaded one after another around a page, and the number of the first of them. */
  readonly around: (page: number) => { readonly first: number; readonly lines: readonly string[] };
}

/** Loads pages of a file and their colours. What was loaded before stays for a while. */
export function useFileLines(run: string, path: string, pages: readonly number[]): FileLines {
  const lang = languageOf(path);
  const loaded = useQueries({ queries: pages.map((page) => filePageQuery(run, path, page)) });
  const linesOf = new Map(
    pages.flatMap((page, index) => {
      const lines = loaded[index]?.data?.lines;
      return lines === undefined ? [] : [[page, lines] as const];
    }),
  );
  const known = lang === undefined ? [] : [...linesOf];
  const colours = useQueries({
    queries: known.map(([page, lines]) =>
      pageColoursQuery(run, path, page, { lines, lang: lang ?? "markdown" }),
    ),
  });
  const coloursOf = new Map(known.map(([page], index) => [page, colours[index]?.data]));
  return {
    at(line) {
      const page = Math.floor((line - 1) / PAGE_LINES);
      const place = (line - 1) % PAGE_LINES;
      const text = linesOf.get(page)?.[place];
      return text === undefined ? undefined : { text, coloured: coloursOf.get(page)?.[place] };
    },
    around(page) {
      let first = page;
      while (linesOf.has(first - 1)) first -= 1;
      const lines: string[] = [];
      for (let each = first; linesOf.has(each); each += 1) lines.push(...(linesOf.get(each) ?? []));
      return { first: first * PAGE_LINES + 1, lines };
    },
  };
}
