/** Letters, digits and the like, but not of scripts that are written without spaces between words. */
const WORD =
  /[[\p{L}\p{M}\p{N}_$]--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]]/v;

/** White space between two words becomes one space, all other vanishes. */
export function condense(text: string): string {
  return text.replace(/\s+/g, (space, at: number) =>
    isWordBefore(text, at) && isWordAt(text, at + space.length) ? " " : "",
  );
}

/** Lines condensed into one string, as if they were one, and where each of them begins in it. */
export interface Condensed {
  readonly whole: string;
  readonly starts: readonly number[];
}

/** Condenses lines into one string. */
export function condenseLines(lines: readonly string[]): Condensed {
  const parts: string[] = [];
  const starts: number[] = [];
  let length = 0;
  let endsInWord = false;
  for (const line of lines) {
    const part = condense(line);
    if (endsInWord && isWordAt(part, 0)) {
      parts.push(" ");
      length++;
    }
    starts.push(length);
    parts.push(part);
    length += part.length;
    if (part !== "") endsInWord = isWordBefore(part, part.length);
  }
  return { whole: parts.join(""), starts };
}

/** The line, from 1, that holds a position: the last one that begins at or before it. */
export function lineAt(starts: readonly number[], position: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** Whether the letter that begins at a position is part of a word. */
export function isWordAt(text: string, at: number): boolean {
  const code = text.codePointAt(at);
  return code !== undefined && isWord(code);
}

/** Whether the letter that ends before a position is part of a word. */
export function isWordBefore(text: string, at: number): boolean {
  const code = text.codePointAt(at - 1);
  if (code === undefined) return false;
  const isHalf = code >= 0xdc00 && code <= 0xdfff;
  return isHalf ? isWordAt(text, at - 2) : isWord(code);
}

function isWord(code: number): boolean {
  if (code >= 0x80) return WORD.test(String.fromCodePoint(code));
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === 0x24
  );
}
