import { deadLinks } from "../documents/dead-links.ts";
import { deadNames } from "../documents/dead-names.ts";
import { isDocument } from "../project/document-facts.ts";
import type { AnalysisResult } from "./candidate.ts";
import type { AnalysisContext } from "./context.ts";
import { analysePlaces } from "./place-analysis.ts";

/** Finds what documents say and the tree contradicts: links, files and commands that are not there. */
export function analyseDocClaims(context: AnalysisContext): Promise<AnalysisResult> {
  return analysePlaces(context, {
    analysis: "doc-claims",
    isFor: isDocument,
    placesIn: (file, { index }) => [...deadLinks(file, index), ...deadNames(file, index)],
    none: "no dead link, command or path",
    nothing: "there is no document",
  });
}
