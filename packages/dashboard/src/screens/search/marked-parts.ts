/** A part of a text that is marked, or one that is not. */
export interface MarkedPart {
  /** Where it begins, in characters. */
  readonly from: number;
  readonly text: string;
  readonly isMarked: boolean;
}

/**
 * A text in parts by its marks, which may come in any order, overlap, or reach beyond the text: every character is in
 * exactly one part.
 */
export function markedParts(
  text: string,
  marks: readonly (readonly [from: number, to: number])[],
): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = 0;
  const take = (to: number, isMarked: boolean): void => {
    const end = Math.min(to, text.length);
    if (end <= at) return;
    parts.push({ from: at, text: text.slice(at, end), isMarked });
    at = end;
  };
  for (const [from, to] of marks.toSorted(([a], [b]) => a - b)) {
    take(from, false);
    take(to, true);
  }
  take(text.length, false);
  return parts;
}
