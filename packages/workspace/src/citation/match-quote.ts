/** Where a quote stands. */
export type Match =
  | { readonly status: "verified" }
  | { readonly status: "moved"; readonly lines: readonly [number, number] }
  | { readonly status: "not-found" };

/**
 * Compares a quote with the lines that it is said to stand at, then with the rest of the file.
 * White space never counts, words always do. A quote may be part of its first and last line. When
 * it stands in several places the nearest to the cited lines is taken.
 */
export function matchQuote(text: string, lines: readonly [number, number], quote: string): Match {
  const wanted = squeeze(quote);
  if (wanted === "") return { status: "not-found" };
  const source = text.split(/\r\n|\r|\n/).map(squeeze);
  const [first, last] = lines;
  const cited = source.slice(first - 1, last).join("");
  if (first >= 1 && last >= first && last <= source.length && cited.includes(wanted))
    return { status: "verified" };
  // One string of all lines without white space, and where each line begins in it.
  const starts: number[] = [];
  let length = 0;
  for (const line of source) {
    starts.push(length);
    length += line.length;
  }
  const whole = source.join("");
  let best: readonly [number, number] | undefined;
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1)) {
    const found = [lineAt(starts, at), lineAt(starts, at + wanted.length - 1)] as const;
    if (best === undefined || Math.abs(found[0] - first) < Math.abs(best[0] - first)) best = found;
  }
  return best === undefined ? { status: "not-found" } : { status: "moved", lines: best };
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, "");
}

/** The line, from 1, that holds a position: the last one that begins at or before it and is not empty there. */
function lineAt(starts: readonly number[], position: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
