import { capLine } from "./cap-text.ts";

/** Longest line that is shown whole, in characters. */
const MAX_LINE = 400;

/** The matches in one file. */
export interface FileMatches {
  readonly path: string;
  readonly lines: readonly string[];
  /** Lines that match, from 0, rising. */
  readonly matches: readonly number[];
}

/** Matches as text, with so many lines around each; two dashes part what does not touch. Pure. */
export function showMatches(files: readonly FileMatches[], context: number): string {
  const out: string[] = [];
  for (const { path, lines, matches } of files) {
    const hits = new Set(matches);
    let shown = -1;
    for (const match of matches) {
      const from = Math.max(match - context, shown + 1);
      const to = Math.min(match + context, lines.length - 1);
      if (context > 0 && out.length > 0 && (shown < 0 || from > shown + 1)) out.push("--");
      for (let at = from; at <= to; at++) {
        const mark = hits.has(at) ? ":" : "-";
        out.push(`${path}${mark}${at + 1}${mark}${capLine(lines[at] ?? "", MAX_LINE)}`);
      }
      shown = Math.max(shown, to);
    }
  }
  return out.join("\n");
}
