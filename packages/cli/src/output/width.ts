import { stripVTControlCharacters } from "node:util";

const MARKS = /^(?:\p{Mn}|\u200b|\u200c|\u200d)$/u;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** How many columns a text takes on a terminal; escape sequences take none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of stripVTControlCharacters(text)) width += columnsOf(character);
  return width;
}

/** Cuts a text to a number of columns and marks the cut by `…`. Escape sequences stay whole. */
export function truncate(text: string, columns: number): string {
  if (columns <= 0) return "";
  if (widthOf(text) <= columns) return text;
  let width = 0;
  let kept = "";
  let styled = false;
  // oxlint-disable-next-line no-control-regex
  for (const [part] of text.matchAll(/\u001b\[[0-9;]*m|[\s\S]/gu)) {
    if (part.startsWith("\u001b")) {
      styled = true;
      kept += part;
    } else if (width + columnsOf(part) < columns) {
      width += columnsOf(part);
      kept += part;
    } else break;
  }
  return styled ? `${kept}…\u001b[0m` : `${kept}…`;
}

/** Fills a text with blanks up to a number of columns. */
export function pad(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - widthOf(text)));
}

function columnsOf(character: string): number {
  if (character < "\u0300") return 1;
  if (MARKS.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
