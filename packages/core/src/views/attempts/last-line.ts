import { oneLine } from "../format/one-line.ts";

/** Longest line that is shown, in characters. */
const MOST = 160;

/** The end of a text that comes in pieces. */
export interface TextEnd {
  /** The last line that is not blank, for showing; empty when there is none. */
  readonly line: string;
  /** The line that the next piece goes on in, as it came; empty after a line break. */
  readonly open: string;
}

/** The end of a text after one more piece. Looks at no more of it than can be shown. */
export function endAfter(before: TextEnd, piece: string): TextEnd {
  const text = (before.open + piece).slice(-4 * MOST);
  const open = text.slice(text.lastIndexOf("\n") + 1);
  const line = text.split("\n").findLast((each) => each.trim() !== "");
  if (line === undefined) return { line: before.line, open };
  const flat = oneLine(line, 4 * MOST);
  return { line: flat.length <= MOST ? flat : `…${flat.slice(1 - MOST)}`, open };
}
