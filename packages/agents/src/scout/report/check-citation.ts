import type { Citation } from "@wheelhouse/core";
import type { SourceIndex } from "../tree/source-index.ts";

/** Whether a quote stands where it is cited, elsewhere in the file, or nowhere; or its file is gone. */
export type CitationState = "there" | "moved" | "gone" | "no-file";

/** Compares a quote with the tree, tolerant of white space and not of words. */
export function checkCitation(index: SourceIndex, citation: Citation): CitationState {
  const file = index.byPath.get(citation.path);
  if (file === undefined) return "no-file";
  const quote = squeeze(citation.quote);
  const [first, last] = citation.lines;
  const cited: string[] = [];
  for (let line = first; line <= Math.min(last, first + 200); line++) cited.push(file.line(line));
  if (squeeze(cited.join("\n")).includes(quote)) return "there";
  return squeeze(file.text).includes(quote) ? "moved" : "gone";
}

const squeeze = (text: string): string => text.replace(/\s+/g, " ").trim();
