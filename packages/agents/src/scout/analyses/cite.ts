import type { Citation } from "@wheelhouse/core";
import { secretAt } from "../danger/secrets.ts";
import type { SourceFile } from "../tree/source-file.ts";

/** Longer lines are cut to the part around the match. */
const MAX_QUOTE = 160;

/**
 * Cites one line. The quote is copied from the file, white space at its ends left out; a secret in the
 * line is never in the quote. `around` is the offset that matters when the line is long.
 */
export function cite(file: SourceFile, line: number, around?: number): Citation {
  const text = file.line(line);
  const secret = secretAt(file, line);
  const safe = secret === undefined ? text : text.slice(0, secret);
  const column = around === undefined ? 0 : around - (file.lineStarts[line - 1] ?? 0);
  const quote = shorten(safe, column).trim();
  return {
    path: file.path,
    lines: [line, line],
    quote: quote === "" ? text.trim().slice(0, 8) : quote,
  };
}

/** Cites the first line at or after `line` that says something, so that a quote can be told from others. */
export function citeFrom(file: SourceFile, line: number): Citation {
  for (let at = line; at < line + 12 && at <= file.lineStarts.length; at++)
    if (/[A-Za-z_]\w{2}.*\w/.test(file.line(at))) return cite(file, at);
  return cite(file, line);
}

function shorten(text: string, column: number): string {
  if (text.trim().length <= MAX_QUOTE) return text;
  const from = Math.max(0, Math.min(column - 40, text.length - MAX_QUOTE));
  return text.slice(from, from + MAX_QUOTE);
}
