import { API } from "@wheelhouse/core";
import { queryOptions } from "@tanstack/react-query";
import { colourCode } from "../text/code/colour-code.ts";
import type { Language } from "../text/code/language-of.ts";
import { client } from "./client.ts";

/** Lines of one page of a file. */
export const PAGE_LINES = 400;

/** A page of a file of a run's snapshot, counted from 0. A snapshot never changes. Throws `file.unknown`. */
export function filePageQuery(run: string, path: string, page: number) {
  const from = page * PAGE_LINES + 1;
  return queryOptions({
    queryKey: ["file", run, path, page],
    queryFn: ({ signal }) =>
      client.call(API.runFile, {
        parts: { id: run },
        query: { path, from: String(from), to: String(from + PAGE_LINES - 1) },
        signal,
      }),
  });
}

/** The colours of a page; null where it cannot be coloured. */
export function pageColoursQuery(
  run: string,
  path: string,
  page: number,
  { lines, lang }: { readonly lines: readonly string[]; readonly lang: Language },
) {
  return queryOptions({
    queryKey: ["file-colours", run, path, page],
    queryFn: async () => (await colourCode(lines.join("\n"), lang)) ?? null,
  });
}
