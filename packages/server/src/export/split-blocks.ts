/** Shorter pieces are not worth being handled apart, in characters. */
const SMALL = 2_000;
/** Beyond this a piece is cut wherever a block may end, in characters: parsing takes more than linear time. */
const LARGE = 16_000;

const HEADING = /^#{1,6}(?:\s|$)/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** A line that may go on with the block before the blank line: indented, or an item of its list. */
const GOES_ON = /^(?:\s|[-+*]\s|\d{1,9}[.)]\s)/;

/**
 * Cuts Markdown into pieces that mean the same by themselves: before headings, and in long stretches
 * wherever a new block begins. What is inside a fence stays together. Joined, they are the text again.
 */
export function splitBlocks(markdown: string): string[] {
  const pieces: string[] = [];
  let piece: string[] = [];
  let size = 0;
  let fence: string | undefined;
  let blank = true;
  for (const line of markdown.split("\n")) {
    const begins =
      fence === undefined &&
      ((size > SMALL && HEADING.test(line)) ||
        (size > LARGE && blank && line !== "" && !GOES_ON.test(line)));
    if (begins && piece.length > 0) {
      pieces.push(piece.join("\n"));
      piece = [];
      size = 0;
    }
    piece.push(line);
    size += line.length + 1;
    blank = line.trim() === "";
    const mark = FENCE.exec(line)?.[1];
    if (mark === undefined) continue;
    if (fence === undefined) fence = mark;
    else if (mark.startsWith(fence) && line.trim() === mark) fence = undefined;
  }
  return [...pieces, piece.join("\n")];
}
