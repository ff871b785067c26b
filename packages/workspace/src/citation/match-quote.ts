import {
  condense,
  type Condensed,
  condenseLines,
  isWordAt,
  isWordBefore,
  lineAt,
} from "./condense.ts";
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
  return matchIn(quotable(text), lines, quote);
}

/** A text that quotes are looked for in; made once for many. */
export interface Quotable {
  readonly lines: readonly string[];
  /** How many lines it has. */
  readonly count: number;
  /** All of it condensed; made when it is first needed. */
  readonly condensed: () => Condensed;
}

/** Prepares a text for {@link matchIn}. */
export function quotable(text: string): Quotable {
  const lines = text.split("\n");
  let condensed: Condensed | undefined;
  return {
    lines,
    count: lines.length - (text.endsWith("\n") ? 1 : 0),
    condensed: () => (condensed ??= condenseLines(lines)),
  };
}

/** {@link matchQuote} over a text that was prepared. */
export function matchIn(
  { lines, count, condensed }: Quotable,
  [first, last]: readonly [number, number],
  quote: string,
): Match {
  const wanted = condense(quote);
  if (wanted === "") return { status: "not-found" };
  // Most quotes are where they are said to be. No word goes on from one line to the next, so that the cited lines alone
  // are enough to see it.
  if (last <= count) {
    const cited = condenseLines(lines.slice(first - 1, last));
    if (placesOf(cited, wanted).next().done !== true) return { status: "verified" };
  }
  let nearest: readonly [number, number] | undefined;
  for (const found of placesOf(condensed(), wanted)) {
    const isNearer =
      nearest === undefined || Math.abs(found[0] - first) < Math.abs(nearest[0] - first);
    if (isNearer) nearest = found;
  }
  return nearest === undefined ? { status: "not-found" } : { status: "moved", lines: nearest };
}

/** First and last line of each place where a quote stands by itself. */
function* placesOf(
  { whole, starts }: Condensed,
  wanted: string,
): Generator<readonly [number, number]> {
  for (const at of occurrences(whole, wanted)) {
    if (!standsAlone(whole, starts, wanted, at)) continue;
    yield [lineAt(starts, at), lineAt(starts, at + wanted.length - 1)];
  }
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
