/** Where words of a quote stand in a line. */
export interface QuoteSpan {
  /** From 1. */
  readonly line: number;
  /** First character, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

/**
 * The words of a quote in some lines of a file: where they stand, line by line; empty when they are not there. White
 * space never counts, as in our check of quotes; of several places the one nearest to a line is taken.
 *
 * @param first Number of the first of the lines.
 * @param near Number of the line that the quote is said to be at.
 */
export function locateQuote(
  lines: readonly string[],
  first: number,
  quote: string,
  near: number,
): QuoteSpan[] {
  const wanted = quote.replaceAll(/\s+/g, "");
  if (wanted === "") return [];
  const { whole, starts } = condense(lines);
  let best: readonly [from: number, to: number] | undefined;
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1)) {
    const from = lineOf(starts, at);
    const isNearer =
      best === undefined || Math.abs(first + from - near) < Math.abs(first + best[0] - near);
    if (isNearer) best = [from, at];
  }
  if (best === undefined) return [];
  const [, at] = best;
  return spansOf(lines, starts, first, at, at + wanted.length);
}

/** All lines without their white space as one text, and where in it each begins. */
function condense(lines: readonly string[]): { readonly whole: string; readonly starts: number[] } {
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const line of lines) {
    const part = line.replaceAll(/\s+/g, "");
    starts.push(length);
    parts.push(part);
    length += part.length;
  }
  return { whole: parts.join(""), starts };
}

/** The line that has a character of the condensed text; of empty lines before it, none. */
function lineOf(starts: readonly number[], at: number): number {
  return starts.findLastIndex((start) => start <= at);
}

function spansOf(
  lines: readonly string[],
  starts: readonly number[],
  first: number,
  from: number,
  to: number,
): QuoteSpan[] {
  const spans: QuoteSpan[] = [];
  for (let index = lineOf(starts, from); index < lines.length; index++) {
    const begin = starts[index] ?? 0;
    if (begin >= to) break;
    const line = lines[index] ?? "";
    const start = placeIn(line, Math.max(0, from - begin));
    const end = placeIn(line, to - begin - 1) + 1;
    if (line.trim() !== "")
      spans.push({ line: first + index, start, end: Math.min(end, line.length) });
  }
  return spans;
}

/** The place of the nth character of a line that is no white space; its last one where there are fewer. */
function placeIn(line: string, n: number): number {
  let seen = 0;
  let last = 0;
  for (const { index } of line.matchAll(/\S/g)) {
    if (seen === n) return index;
    last = index;
    seen += 1;
  }
  return last;
}
