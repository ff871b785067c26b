import { condenseLines, condense, isWordAt, isWordBefore, lineAt } from "./condense.ts";
import { occurrences } from "./occurrences.ts";

/** Where a quote stands. */
export type Match =
  | { readonly status: "verified" }
  | { readonly status: "moved"; readonly lines: readonly [number, number] }
  | { readonly status: "not-found" };

/** A quote of this length may be cut off in the middle of a word, as long lines are. */
const LONG = 40;

/**
 * Compares a quote with the lines that it is said to stand at, then with the rest of the text. When
 * it stands in several places the nearest to the cited lines is taken.
 *
 * White space never counts, words always do: they are not joined, not parted and not changed. A short
 * quote does not begin in the middle of a word, since `valid` says nothing of `invalid`; nor does it
 * end in one, except when it begins a line.
 *
 * *Contract*: takes time linear in the text and the quote, whatever they are.
 */
export function matchQuote(text: string, lines: readonly [number, number], quote: string): Match {
  const wanted = condense(quote);
  if (wanted === "") return { status: "not-found" };
  const all = text.split("\n");
  const count = all.length - (text.endsWith("\n") ? 1 : 0);
  const { whole, starts } = condenseLines(all);
  const [first, last] = lines;
  const isCited = ([from, to]: readonly [number, number]): boolean =>
    from >= first && to <= last && last <= count;
  let nearest: readonly [number, number] | undefined;
  for (const at of occurrences(whole, wanted)) {
    if (!standsAlone(whole, starts, wanted, at)) continue;
    const found = [lineAt(starts, at), lineAt(starts, at + wanted.length - 1)] as const;
    if (isCited(found)) return { status: "verified" };
    const isNearer =
      nearest === undefined || Math.abs(found[0] - first) < Math.abs(nearest[0] - first);
    if (isNearer) nearest = found;
  }
  return nearest === undefined ? { status: "not-found" } : { status: "moved", lines: nearest };
}

function standsAlone(
  whole: string,
  starts: readonly number[],
  wanted: string,
  at: number,
): boolean {
  if (wanted.length >= LONG) return true;
  const end = at + wanted.length;
  if (isWordBefore(whole, at) && isWordAt(whole, at)) return false;
  const isCut = isWordBefore(whole, end) && isWordAt(whole, end);
  return !isCut || starts[lineAt(starts, at) - 1] === at;
}
