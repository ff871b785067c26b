import type { Citation } from "@wheelhouse/core";
import type { CheckedCitation } from "../workspace.ts";
import { matchIn, type Quotable, quotable } from "./match-quote.ts";
import { readInside } from "./read-inside.ts";

/**
 * Compares a citation with the files of a snapshot. Whatever cannot be read inside of it is not
 * found; what the citation itself says of its status is never believed.
 */
export function checkCitation(tree: string, citation: Citation): CheckedCitation {
  return checkQuote(readInside(tree, citation.path), citation);
}

/** Compares a citation with a text that it is said to come from; undefined when there is none. */
export function checkQuote(text: string | undefined, citation: Citation): CheckedCitation {
  return against(text === undefined ? undefined : quotable(text), citation);
}

/**
 * Checks many citations, each text prepared once. `textOf` gives the text of a path; one text at a time is held. The
 * result has the citations' own order.
 */
export function checkCitations(
  citations: readonly Citation[],
  textOf: (path: string) => string | undefined,
): readonly CheckedCitation[] {
  const checked: CheckedCitation[] = [];
  const indexed = citations.map((citation, index) => ({ citation, index }));
  for (const [path, own] of Map.groupBy(indexed, ({ citation }) => citation.path)) {
    const text = textOf(path);
    const prepared = text === undefined ? undefined : quotable(text);
    for (const { citation, index } of own) checked[index] = against(prepared, citation);
  }
  return checked;
}

function against(text: Quotable | undefined, citation: Citation): CheckedCitation {
  if (text === undefined) return { ...citation, status: "not-found" };
  const match = matchIn(text, citation.lines, citation.quote);
  return match.status === "moved"
    ? { ...citation, status: "moved", lines: [match.lines[0], match.lines[1]] }
    : { ...citation, status: match.status };
}
