import { importersOf } from "../graph/import-graph.ts";
import type { SourceFile } from "../tree/source-file.ts";
import { biggestParts, describeParts } from "./biggest-parts.ts";
import type { AnalysisResult, Candidate } from "./candidate.ts";
import { cite, citeFrom } from "./cite.ts";
import { count, factsOf, quantile, sourcesOf, type AnalysisContext } from "./context.ts";

/** Below this a file is small enough to change often without harm, in lines of code. */
const LARGE = 250;
/** Below this many commits in a year a file is not often changed, whatever the others are. */
const OFTEN = 10;

interface Heat {
  readonly file: SourceFile;
  readonly commits: number;
  readonly authors: number;
}

/** Finds files that are large and change often: where defects and merge conflicts come from. */
export function analyseChurn(context: AnalysisContext): AnalysisResult {
  const facts = factsOf(context);
  if (facts === undefined || facts.churn.length === 0) {
    const reason =
      "absent" in context.facts ? context.facts.absent : context.facts.missing.join("; ");
    return silent(reason === "" ? "the facts file knows of no commit in the last year" : reason);
  }
  const sources = new Map(sourcesOf(context).map((file) => [file.path, file]));
  const heats = facts.churn.flatMap(({ path, commits, authors }): Heat[] => {
    const file = sources.get(path);
    return file === undefined ? [] : [{ file, commits, authors }];
  });
  const most = heats.reduce((top, heat) => Math.max(top, heat.commits), 0);
  if (most < OFTEN / 2)
    return silent(
      `too little history: no source file has more than ${count(most, "commit")} in the last year`,
    );

  // Files that nobody touched are part of what is usual here.
  const untouched = Array.from({ length: sources.size - heats.length }, () => 0);
  const commits = [...heats.map((heat) => heat.commits), ...untouched];
  const median = quantile(commits, 0.5);
  const often = Math.max(OFTEN, 2 * median, quantile(commits, 0.75));
  const typical = quantile(heats.map(scoreOf), 0.9);
  const hot = heats
    .filter(
      (heat) => heat.file.codeLines >= LARGE && heat.commits >= often && scoreOf(heat) >= typical,
    )
    .toSorted((a, b) => scoreOf(b) - scoreOf(a) || (a.file.path < b.file.path ? -1 : 1));
  return {
    candidates: hot.slice(0, 5).map((heat, rank) => candidateFor(context, heat, rank, median)),
    clean:
      hot.length > 0
        ? []
        : [`churn: no source file is both large (${LARGE} lines of code) and often changed`],
    notRun: [],
  };
}

const silent = (reason: string): AnalysisResult => ({
  candidates: [],
  clean: [],
  notRun: [`churn: ${reason}`],
});
const scoreOf = (heat: Heat): number => heat.commits * heat.file.codeLines;

function candidateFor(
  context: AnalysisContext,
  heat: Heat,
  rank: number,
  median: number,
): Candidate {
  const { file, commits, authors } = heat;
  const importers = importersOf(
    context.graph,
    context.index,
    file.path,
    (one) => one.role === "source",
  ).length;
  const parts = biggestParts(file, 2);
  const fixed =
    parts.length > 0
      ? `Move its largest parts out first: ${describeParts(parts)}.`
      : "Split it along the parts that change together.";
  const extreme = commits >= 40 && file.codeLines >= 800;
  const used =
    importers > 0
      ? `${count(importers, "source file")} ${importers === 1 ? "depends" : "depend"} on it, and `
      : "";
  return {
    analysis: "churn",
    rule: "hot-spot",
    severity: extreme || rank === 0 ? "medium" : "low",
    confidence: 0.7,
    impact: Math.log2(scoreOf(heat)) + Math.log2(1 + importers),
    claim: `\`${file.path}\` has ${count(file.codeLines, "line")} of code and changed in ${count(commits, "commit")} by ${count(authors, "author")} in the last year; the median source file has ${count(median, "commit")}.`,
    why: `${used}a large file that is edited this often is where conflicts and regressions gather${rank === 0 ? "; no other source file has a larger product of size and changes" : ""}.`,
    fix: `${fixed} Pin what they do with tests before the move.`,
    topic: "hot-spot",
    citations:
      parts.length > 0
        ? nonEmpty(
            parts.map((part) => cite(file, part.line)),
            () => citeFrom(file, 1),
          )
        : [citeFrom(file, 1)],
    path: file.path,
    touches: { fileLines: 20 },
  };
}

/** The items, or the fallback when there are none. */
function nonEmpty<T>(items: readonly T[], fallback: () => T): readonly [T, ...T[]] {
  const [first, ...rest] = items;
  return first === undefined ? [fallback()] : [first, ...rest];
}
