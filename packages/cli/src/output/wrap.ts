import { widthOf } from "./width.ts";

/** Widest a paragraph gets, however wide the terminal is: longer lines are hard to read. */
const WIDEST = 100;

/** Breaks a paragraph into lines between words. Words that are longer than a line stay whole, so that commands and paths can be copied. */
export function wrap(
  text: string,
  columns: number,
  { indent = "", hang = indent }: { readonly indent?: string; readonly hang?: string } = {},
): string {
  const limit = Math.min(columns, WIDEST);
  return text
    .split("\n")
    .map((paragraph) => {
      const lines: string[] = [];
      let line = indent;
      let empty = true;
      for (const word of paragraph.split(" ")) {
        if (!empty && widthOf(line) + 1 + widthOf(word) > limit) {
          lines.push(line);
          line = hang;
          empty = true;
        }
        line += empty ? word : ` ${word}`;
        empty = false;
      }
      lines.push(line);
      return lines.join("\n");
    })
    .join("\n");
}
