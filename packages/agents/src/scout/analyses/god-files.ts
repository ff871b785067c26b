import { importersOf } from "../graph/import-graph.ts";
import { outlineOf, type Definition } from "../lex/outline.ts";
import type { SourceFile } from "../tree/source-file.ts";
import { biggestParts, describeParts, lengthOf } from "./biggest-parts.ts";
import type { AnalysisResult, Candidate } from "./candidate.ts";
import { cite, citeFrom } from "./cite.ts";
import { count, listed, quantile, sourcesOf, type AnalysisContext } from "./context.ts";
import { relatedGroups } from "./unrelated-groups.ts";

/** No file below this is called too large, in lines of code. */
const LARGE = 700;
/** A group of definitions that is worth a file of its own, in lines. */
const OWN_FILE = 80;

/** Finds files that are far larger than the rest and on which, or in which, too much hangs. */
export async function analyseGodFiles(context: AnalysisContext): Promise<AnalysisResult> {
  const sources: SourceFile[] = [];
  for (const file of sourcesOf(context)) {
    await context.pacer.tick();
    if (!isTable(file)) sources.push(file);
  }
  const candidates: Candidate[] = [];
  const sizes = sources.map((file) => file.codeLines).filter((lines) => lines >= 10);
  const median = quantile(sizes, 0.5);
  const bound = Math.max(LARGE, 5 * median, quantile(sizes, 0.95));
  const importers = new Map(
    sources.map((file) => [
      file.path,
      importersOf(context.graph, context.index, file.path, (one) => one.role === "source").length,
    ]),
  );
  const manyImporters = Math.max(8, quantile([...importers.values()], 0.9));
  for (const file of sources) {
    await context.pacer.tick();
    if (file.codeLines < bound) continue;
    const uses = importers.get(file.path) ?? 0;
    const found = candidateFor(file, { uses, manyImporters, median });
    if (found !== undefined) candidates.push(found);
  }
  const clean = `god files: no source file of ${bound.toLocaleString("en-US")} or more lines of code is also used by many or made of unrelated parts`;
  return { candidates, clean: candidates.length > 0 ? [] : [clean], notRun: [] };
}

/** Files that are mostly data: long, but nothing to take apart. */
function isTable(file: SourceFile): boolean {
  const words =
    file.lexed.code.match(/\b(if|for|while|return|case|def|fn|func|function|class)\b/g)?.length ??
    0;
  return words * 40 < file.codeLines;
}

/** The function whose prototype gets most of what the file defines. */
function prototypeOwner(outline: readonly Definition[]): string | undefined {
  const owners = outline.map((one) => /^(\w+)\.prototype\./.exec(one.name)?.[1]);
  const named = owners.filter((one) => one !== undefined);
  return named.length * 2 > outline.filter((one) => one.kind !== "value").length
    ? named[0]
    : undefined;
}

interface Measures {
  readonly uses: number;
  readonly manyImporters: number;
  readonly median: number;
}

function candidateFor(
  file: SourceFile,
  { uses, manyImporters, median }: Measures,
): Candidate | undefined {
  const outline = outlineOf(file);
  const exported = outline.filter((one) => one.exported && one.level === 0).length;
  const members = outline.filter((one) => one.level === 1).length;
  const groups = relatedGroups(file).filter((group) => group.lines >= OWN_FILE);
  const [, ...apart] = groups;
  const many = uses >= manyImporters;
  const scattered = apart.length >= 2;
  const wide = exported >= 30 || members >= 50;
  if (!many && !scattered && !wide) return undefined;

  const facts = [
    many ? `${count(uses, "source file")} depend on it` : undefined,
    exported >= 30 ? `it exports ${count(exported, "name")}` : undefined,
    members >= 50 ? `it defines ${count(members, "method")}` : undefined,
    scattered
      ? `its definitions form ${groups.length} groups of ${OWN_FILE} lines or more that never name each other`
      : undefined,
  ].filter((fact) => fact !== undefined);
  const times = Math.round(file.codeLines / Math.max(1, median));
  const group = apart[0];
  const parts = biggestParts(file, 2).filter((one) => lengthOf(one) * 12 >= file.lineStarts.length);
  const names =
    group === undefined
      ? ""
      : listed(group.definitions.slice(0, 4).map((one) => `\`${one.name}\``));
  const first = group?.definitions[0];
  const main = outline
    .filter((one) => one.kind === "class")
    .toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
  const alone =
    main !== undefined && lengthOf(main) > file.lineStarts.length * 0.6 ? main : undefined;
  const owner = alone?.name ?? prototypeOwner(outline);
  const starts = [first === undefined ? parts : [first], [alone], biggestParts(file, 1)]
    .map((list) => list.filter((one) => one !== undefined))
    .find((list) => list.length > 0);
  const [head, ...rest] = (starts ?? []).map((one) => cite(file, one.line));
  return {
    analysis: "cycles",
    rule: "god-file",
    severity: file.codeLines >= 2000 && (many || scattered) ? "medium" : "low",
    confidence: scattered ? 0.7 : 0.6,
    impact: Math.log2(file.codeLines) + Math.log2(1 + uses) + apart.length,
    claim: `\`${file.path}\` has ${count(file.codeLines, "line")} of code, ${times} times the median of ${median}, and ${listed(facts)}.`,
    why: "Whoever changes one part of it must load, review and test the rest as well, and unrelated changes meet in the same file.",
    fix:
      group === undefined
        ? parts.length > 0
          ? `Start with its largest parts: ${describeParts(parts)}.`
          : owner !== undefined
            ? `Move groups of the methods of \`${owner}\` that use the same few fields into classes of their own, which it holds.`
            : `It is made of ${count(outline.length, "small definition")}: cut it by subject, and let this file re-export what others import from it.`
        : `Move ${names}${group.definitions.length > 4 ? ` and ${group.definitions.length - 4} more` : ""} (${count(group.lines, "line")}) to ${group.definitions.length === 1 ? "its own file: nothing else in this file names it" : "their own file: nothing else in this file names them"}.`,
    topic: "god-file",
    citations: head === undefined ? [citeFrom(file, 1)] : [head, ...rest],
    path: file.path,
    touches: { fileLines: 30 },
  };
}
