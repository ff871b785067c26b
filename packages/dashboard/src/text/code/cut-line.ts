import type { ColouredLine } from "./coloured.ts";
import type { CodeMark } from "./code-mark.ts";

/** A piece of a line of one colour, marked or not. */
export interface Piece {
  readonly text: string;
  /** Place in `TOKENS`. */
  readonly token: number;
  readonly isMarked: boolean;
}

/** Cuts a line where its colour changes and where marks begin and end. */
export function cutLine(
  text: string,
  coloured: ColouredLine | undefined,
  marks: readonly CodeMark[] = [],
): Piece[] {
  const ends = new Map<number, number>();
  let end = 0;
  for (let index = 0; index + 1 < (coloured?.length ?? 0); index += 2) {
    end += coloured?.[index] ?? 0;
    ends.set(end, coloured?.[index + 1] ?? 0);
  }
  const cuts = new Set([...ends.keys(), text.length]);
  for (const { start, end: to } of marks) {
    cuts.add(start ?? 0);
    cuts.add(Math.min(to ?? text.length, text.length));
  }
  const pieces: Piece[] = [];
  let from = 0;
  const tokens = [...ends];
  for (const cut of [...cuts].toSorted((a, b) => a - b)) {
    if (cut <= from || cut > text.length) continue;
    const token = tokens.find(([until]) => until >= cut)?.[1] ?? 0;
    const isMarked = marks.some((mark) => (mark.start ?? 0) <= from && (mark.end ?? cut) >= cut);
    pieces.push({ text: text.slice(from, cut), token, isMarked });
    from = cut;
  }
  return pieces;
}
