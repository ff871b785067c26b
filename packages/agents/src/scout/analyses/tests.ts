import { importersOf } from "../graph/import-graph.ts";
import { outlineOf } from "../lex/outline.ts";
import type { SourceFile } from "../tree/source-file.ts";
import { lengthOf } from "./biggest-parts.ts";
import type { AnalysisResult, Candidate } from "./candidate.ts";
import { cite, citeFrom } from "./cite.ts";
import { count, factsOf, listed, sourcesOf, type AnalysisContext } from "./context.ts";
import { testReach } from "./tested-files.ts";

/** With fewer than one test file for this many source files, the suite is somewhere else. */
const ELSEWHERE = 20;

/** A file with less than this decides too little to need a test of its own. */
const LEAST_LINES = 30;
const LEAST_BRANCHES = 4;

interface Untested {
  readonly file: SourceFile;
  readonly importers: number;
  readonly commits: number;
  readonly branches: number;
  readonly weight: number;
  /** Much hangs on it: a wrong branch would be felt in many places. */
  readonly heavy: boolean;
}

/** Finds source files with logic that no test names, imports or is named after. */
export async function analyseTests(context: AnalysisContext): Promise<AnalysisResult> {
  const sources: SourceFile[] = [];
  for (const file of sourcesOf(context)) {
    await context.pacer.tick();
    if (hasLogic(file)) sources.push(file);
  }
  const reach = await testReach(context.index, context.graph, context.pacer);
  const inline = sources.filter(
    (file) => file.language === "rust" && reach.distance(file) === 0,
  ).length;
  if (sources.length === 0)
    return silent(
      `no source file has ${LEAST_LINES} lines of code and ${LEAST_BRANCHES} branches, from which on a test is looked for`,
    );
  const tests = reach.tests.length + inline;
  if (tests === 0)
    return silent(
      `the tree holds no test file, so the tests of its ${count(sources.length, "source file")} are elsewhere or missing; which of the two cannot be told from here`,
    );
  if (tests * ELSEWHERE < sources.length)
    return silent(
      `${count(tests, "test file")} for ${count(sources.length, "source file")} cannot be the whole suite, so most tests seem to live elsewhere`,
    );

  const commits = new Map(factsOf(context)?.churn.map((one) => [one.path, one.commits]));
  const untested = sources
    .filter((file) => !Number.isFinite(reach.distance(file)))
    .map((file) => measure(context, file, commits.get(file.path) ?? 0))
    .toSorted(heaviest);
  const far = sources
    .filter((file) => Number.isFinite(reach.distance(file)) && reach.distance(file) >= 2)
    .map((file) => measure(context, file, commits.get(file.path) ?? 0))
    .filter((one) => one.file.codeLines >= 150 && one.branches >= 30 && one.importers >= 2)
    .toSorted(heaviest);
  if (untested.length === 0 && far.length === 0)
    return {
      candidates: [],
      clean: [
        `tests: each of ${count(sources.length, "source file")} with logic is reached by some test`,
      ],
      notRun: [],
    };
  const mostly = untested.length > sources.length * 0.5 && untested.length >= 8;
  const alone = context.brief.changed === undefined && mostly ? untested.slice(0, 2) : untested;
  const group = collective(untested, sources.length, mostly);
  return {
    candidates: [
      ...alone.map((one) => single(one, false)),
      ...far.map((one) => single(one, true)),
      ...(group === undefined ? [] : [group]),
    ],
    clean: [],
    notRun: [],
  };
}

const heaviest = (a: Untested, b: Untested): number =>
  Number(b.heavy) - Number(a.heavy) || b.weight - a.weight || (a.file.path < b.file.path ? -1 : 1);

const silent = (reason: string): AnalysisResult => ({
  candidates: [],
  clean: [],
  notRun: [`tests: ${reason}`],
});

/** Whether a file decides anything: constants, types, barrels and start-up files need no test of their own. */
function hasLogic(file: SourceFile): boolean {
  return (
    file.codeLines >= LEAST_LINES &&
    branchesOf(file) >= LEAST_BRANCHES &&
    outlineOf(file).some((one) => one.kind === "function" || one.kind === "class") &&
    !/_(windows|darwin|solaris|freebsd|openbsd|netbsd|plan9|wasm|aix)\.\w+$/.test(file.path) &&
    !/(^|\/)(main|index|cli|app|server|bin|__main__|manage|wsgi|asgi|migrations?\/[^/]*|versions\/[^/]*)\.\w+$|(^|\/)(bin|migrations|cmd)\//.test(
      file.path,
    )
  );
}

function branchesOf(file: SourceFile): number {
  return (
    file.lexed.code.match(
      /\b(if|elif|for|while|case|when|catch|except|rescue|unless)\b|&&|\|\||\?\?/g,
    )?.length ?? 0
  );
}

function measure(context: AnalysisContext, file: SourceFile, commits: number): Untested {
  const importers = importersOf(
    context.graph,
    context.index,
    file.path,
    (one) => one.role === "source",
  ).length;
  const branches = branchesOf(file);
  const weight =
    Math.log2(file.codeLines) +
    2 * Math.log2(1 + importers) +
    Math.log2(1 + commits) +
    Math.log2(1 + branches);
  const heavy = (importers >= 5 || commits >= 15) && file.codeLines >= 100;
  return { file, importers, commits, branches, weight, heavy };
}

/** A finding about one file; `far` when tests reach it, but only through several others. */
function single(
  { file, importers, commits, branches, weight, heavy }: Untested,
  far: boolean,
): Candidate {
  const part = mainPart(file);
  const used =
    importers > 0
      ? `${count(importers, "source file")} ${importers === 1 ? "depends" : "depend"} on it`
      : undefined;
  const changed =
    commits > 0 ? `it changed in ${count(commits, "commit")} in the last year` : undefined;
  const known = [used, changed].filter((one) => one !== undefined);
  return {
    analysis: "tests",
    rule: far ? "far-from-tests" : "untested-file",
    severity: heavy && !far ? "medium" : "low",
    confidence: far ? 0.45 : 0.65,
    impact: weight,
    claim: `No test ${far ? "names" : "reaches"} \`${file.path}\` (${count(file.codeLines, "line")} of code, ${count(branches, "branch", "branches")})${far ? " or imports it within one step" : " by name or by import"}.`,
    why:
      known.length > 0
        ? `${capital(listed(known))}, so a wrong branch in it is noticed late and far away.`
        : "Each of its branches is checked only by using the program.",
    fix: `Add a test for \`${part?.name ?? file.name}\`${part === undefined ? "" : ` (lines ${part.line}–${part.endLine})`} first; it holds most of the file's logic.`,
    topic: "missing-tests",
    citations: [part === undefined ? citeFrom(file, 1) : cite(file, part.line)],
    path: file.path,
    touches: { fileLines: 8 },
  };
}

function collective(
  untested: readonly Untested[],
  sources: number,
  mostly: boolean,
): Candidate | undefined {
  const rest = mostly ? untested : untested.slice(3);
  if (rest.length < 3) return undefined;
  const [first, ...others] = rest;
  if (first === undefined) return undefined;
  const cited = (one: Untested): Candidate["citations"][0] =>
    cite(one.file, mainPart(one.file)?.line ?? 1);
  const names = rest.slice(0, 5).map((one) => `\`${one.file.path}\``);
  return {
    analysis: "tests",
    rule: "untested-many",
    severity: mostly ? "medium" : "low",
    confidence: mostly ? 0.75 : 0.5,
    impact: Math.log2(rest.length) * 3,
    claim: `No test reaches, by name or by import, ${untested.length} of the ${count(sources, "source file")} with logic${mostly ? "" : `; beside the heaviest three these are ${rest.length}`}.`,
    why: `The heaviest are ${listed(names)}, by size, branches and how many files depend on them.`,
    fix: "Start with the heaviest, and let no new file join the list.",
    topic: "missing-tests",
    citations: [cited(first), ...others.slice(0, 4).map(cited)],
    path: first.file.path,
    touches: "lines",
  };
}

/** The largest function of a file, else its largest class. */
function mainPart(file: SourceFile): ReturnType<typeof outlineOf>[number] | undefined {
  const outline = outlineOf(file).toSorted((a, b) => lengthOf(b) - lengthOf(a));
  return (
    outline.find((one) => one.kind === "function") ?? outline.find((one) => one.kind === "class")
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
