import type { Citation } from "@wheelhouse/core";
import type { CheckedCitation } from "../workspace.ts";
import { matchQuote } from "./match-quote.ts";
import { readInside } from "./read-inside.ts";

/**
 * Compares a citation with the files of a snapshot. Whatever cannot be read inside of it is not
 * found; what the citation itself says of its status is never believed.
 */
export function checkCitation(tree: string, citation: Citation): CheckedCitation {
  const text = readInside(tree, citation.path);
  return text === undefined ? { ...citation, status: "not-found" } : checkQuote(text, citation);
}

/** Compares a citation with a text that it is said to come from. */
export function checkQuote(text: string, citation: Citation): CheckedCitation {
  const match = matchQuote(text, citation.lines, citation.quote);
  return match.status === "moved"
    ? { ...citation, status: "moved", lines: [match.lines[0], match.lines[1]] }
    : { ...citation, status: match.status };
}
