import type { Analysis, Citation } from "@wheelhouse/core";
import type { Place } from "../code/place.ts";
import { MOST_PLACES } from "../code/rule-places.ts";
import { importersOf } from "../graph/import-graph.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { AnalysisResult, Candidate } from "./candidate.ts";
import { cite } from "./cite.ts";
import { count, type AnalysisContext } from "./context.ts";

/** An analysis that looks at each file by itself. */
export interface PlaceAnalysis {
  readonly analysis: Analysis;
  /** Whether a file is looked at; files that nobody writes by hand never are. */
  readonly isFor: (file: SourceFile) => boolean;
  readonly placesIn: (file: SourceFile, context: AnalysisContext) => readonly Place[];
  /** What is said when nothing was found, such as `no dangerous call`. */
  readonly none: string;
  /** What is said when there is no file to look at. */
  readonly nothing: string;
}

/** Looks at every file of a tree and puts places of one kind in one file together. */
export async function analysePlaces(
  context: AnalysisContext,
  { analysis, isFor, placesIn, none, nothing }: PlaceAnalysis,
): Promise<AnalysisResult> {
  const candidates: Candidate[] = [];
  let looked = 0;
  for (const file of context.index.files) {
    await context.pacer.tick();
    if (file.role === "generated" || file.role === "vendored" || file.role === "declaration")
      continue;
    if (!isFor(file)) continue;
    looked += 1;
    const groups = Map.groupBy(placesIn(file, context), (place) => place.rule);
    if (groups.size === 0) continue;
    const isSource = (one: SourceFile): boolean => one.role === "source";
    const importers = importersOf(context.graph, context.index, file.path, isSource).length;
    for (const places of groups.values()) {
      const [first, ...rest] = places.toSorted(
        (a, b) => b.confidence - a.confidence || a.offset - b.offset,
      );
      if (first !== undefined)
        candidates.push(candidateFor(analysis, file, first, rest, importers));
    }
  }
  if (looked === 0) return { candidates, clean: [], notRun: [`${analysis}: ${nothing}`] };
  const clean = `${analysis}: ${none} in ${count(looked, "file")}`;
  return { candidates, clean: candidates.length > 0 ? [] : [clean], notRun: [] };
}

function candidateFor(
  analysis: Analysis,
  file: SourceFile,
  first: Place,
  rest: readonly Place[],
  importers: number,
): Candidate {
  const cited = (place: Place): Citation => cite(file, file.lineAt(place.offset), place.offset);
  const others = rest
    .map(cited)
    .filter((one, i, all) => all.findIndex((other) => other.lines[0] === one.lines[0]) === i);
  const lines = new Set([first, ...rest].map((place) => file.lineAt(place.offset))).size;
  const least = rest.length + 1 >= MOST_PLACES ? "at least " : "";
  const more = lines > 1 ? `; ${least}${count(lines, "place")} of this kind in the file` : "";
  const used = importers >= 3 ? ` ${count(importers, "source file")} depend on this one.` : "";
  return {
    analysis,
    rule: first.rule,
    severity: first.severity,
    confidence: first.confidence,
    impact: Math.log2(1 + lines) + Math.log2(1 + importers),
    claim: `${first.what}${first.what.includes(file.path) ? "" : ` (\`${file.path}\`)`}${more}.`,
    why: `${first.why}${used}`,
    fix: `${first.fix}.`,
    topic: first.topic,
    citations: [
      cited(first),
      ...others.filter((one) => one.lines[0] !== file.lineAt(first.offset)).slice(0, 2),
    ],
    path: file.path,
    touches: "lines",
  };
}
