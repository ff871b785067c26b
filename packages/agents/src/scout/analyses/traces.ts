import { definitionAt, outlineOf } from "../lex/outline.ts";
import { cluesOf, type Clues } from "../material/clues.ts";
import { filesWith, linesWith } from "../project/word-index.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { AnalysisResult, Candidate } from "./candidate.ts";
import { cite, citeFrom } from "./cite.ts";
import { count, factsOf, type AnalysisContext } from "./context.ts";

/** A name that more files hold says nothing about where to look. */
const MOST_FILES = 12;

/** Follows what a report of a failure names to the places in the code: stack frames, messages, names, and what changed there. */
export async function analyseTraces(context: AnalysisContext): Promise<AnalysisResult> {
  const { brief } = context;
  const text = [brief.focus ?? "", ...(brief.material ?? []).map((one) => one.text)].join("\n");
  const clues = cluesOf(text);
  const given =
    clues.frames.length + clues.messages.length + clues.names.length + clues.paths.length;
  if (text.trim() === "") return nothing("no words say what to look for");
  if (given === 0)
    return nothing(
      "the words name no place, message or function: to understand them needs a model",
    );
  const candidates = [
    ...framesIn(context, clues),
    ...(await messagesIn(context, clues)),
    ...namesOf(context, clues),
  ];
  const paths = new Set([
    ...candidates.flatMap(({ citations }) => citations.map(({ path }) => path)),
    ...clues.paths,
  ]);
  candidates.push(...historyOf(context, paths));
  if (candidates.length === 0)
    return nothing(`none of the ${count(given, "clue")} in the words is in the tree`);
  return {
    candidates,
    clean: [],
    notRun: ["traces: why it fails needs a model; these are the places that the words name"],
  };
}

const nothing = (reason: string): AnalysisResult => ({
  candidates: [],
  clean: [],
  notRun: [`traces: ${reason}`],
});

const found = (
  rule: string,
  topic: string,
  claim: string,
  why: string,
  citations: Candidate["citations"],
  confidence: number,
  impact: number,
): Candidate => ({
  analysis: "traces",
  rule,
  severity: "info",
  confidence,
  impact,
  claim,
  why,
  fix: "",
  topic,
  citations,
  path: citations[0]?.path ?? "",
  touches: "lines",
});

/** The file of the tree that a path of another machine ends with; undefined when several do. */
function fileFor({ index }: AnalysisContext, path: string): SourceFile | undefined {
  const parts = path
    .replace(/^\w:/, "")
    .split("/")
    .filter((part) => part !== "" && part !== "." && part !== "..");
  for (let from = 0; from < parts.length; from++) {
    const tail = parts.slice(from).join("/");
    const exact = index.byPath.get(tail);
    if (exact !== undefined) return exact;
    const ending = index.files.filter((file) => file.path.endsWith(`/${tail}`));
    if (ending.length === 1) return ending[0];
    if (ending.length > 1) return undefined;
  }
  return undefined;
}

/** The lines of a trace that are in the tree, as findings; innermost first. */
export function framesIn(context: AnalysisContext, { frames }: Clues): readonly Candidate[] {
  return frames.flatMap(({ path, line }, at): Candidate[] => {
    const file = fileFor(context, path);
    if (file === undefined || line < 1 || file.line(line).trim() === "") return [];
    const inside = definitionAt(file, line)?.name;
    const where = inside === undefined ? "" : `, in \`${inside}\``;
    return [
      found(
        "frame",
        "error-path",
        `The report names line ${line} of \`${file.path}\`${where}.`,
        `It stands at place ${at + 1} of ${frames.length} in the trace.`,
        [cite(file, line)],
        0.95,
        100 - at,
      ),
    ];
  });
}

/** Messages are searched by their longest piece without anything that is filled in. */
async function messagesIn(
  context: AnalysisContext,
  { messages }: Clues,
): Promise<readonly Candidate[]> {
  const made: Candidate[] = [];
  for (const message of messages) {
    const pieces = message
      .split(/["'`]|\d+|(?:\/[\w.-]+)+|[<>{}$%]|: /)
      .map((one) => one.trim())
      .filter((one) => one.length >= 8 && /\s/.test(one));
    for (const piece of pieces.toSorted((a, b) => b.length - a.length).slice(0, 2)) {
      const places: { readonly file: SourceFile; readonly at: number }[] = [];
      for (const file of context.index.files) {
        await context.pacer.tick();
        if ((file.role !== "source" && file.role !== "tooling") || file.language === "markup")
          continue;
        const at = file.text.indexOf(piece);
        if (at >= 0) places.push({ file, at });
        if (places.length > MOST_FILES) break;
      }
      const [first] = places;
      if (first === undefined || places.length > MOST_FILES) continue;
      const cited = places.slice(0, 3).map(({ file, at }) => cite(file, file.lineAt(at), at));
      const inside = definitionAt(first.file, first.file.lineAt(first.at))?.name;
      const where = inside === undefined ? "" : `, in \`${inside}\``;
      const others = places.length === 1 ? "" : ` and in ${count(places.length - 1, "other file")}`;
      made.push(
        found(
          "message",
          "error-path",
          `The words "${piece}" of the report stand in \`${first.file.path}\`${where}${others}.`,
          "This is where the program says them, so the failure was known there.",
          cited,
          0.9,
          80 - places.length,
        ),
      );
      break;
    }
  }
  return made;
}

function namesOf({ index }: AnalysisContext, { names }: Clues): readonly Candidate[] {
  return names.flatMap((name): Candidate[] => {
    const files = filesWith(index, name).filter(
      (file) => file.role === "source" || file.role === "tooling" || file.language === "sql",
    );
    if (files.length === 0 || files.length > MOST_FILES) return [];
    const definitions = files.flatMap((file) =>
      outlineOf(file)
        .filter((one) => one.name === name || one.name.endsWith(`.${name}`))
        .map(({ line }) => ({ file, line })),
    );
    const [first] = definitions;
    const uses = files
      .flatMap((file) => linesWith(file, name, 3).map((line) => ({ file, line })))
      .filter(
        ({ file, line }) => !definitions.some((one) => one.file === file && one.line === line),
      );
    const shown = first === undefined ? uses.slice(0, 3) : [first, ...uses.slice(0, 2)];
    const [start] = shown;
    if (start === undefined) return [];
    const inFiles = count(files.length, "file");
    const claim =
      first === undefined
        ? `\`${name}\`, which the report names, is used in ${inFiles}, first in \`${start.file.path}\`.`
        : `\`${name}\`, which the report names, is defined in \`${first.file.path}\` and stands in ${inFiles}.`;
    return [
      found(
        "name",
        "data-flow",
        claim,
        "The value or the call that the report speaks of passes here.",
        shown.map(({ file, line }) => cite(file, line)),
        0.8,
        60 - files.length,
      ),
    ];
  });
}

/** How often the files of the other findings changed; how lately is not among the facts. */
function historyOf(context: AnalysisContext, paths: ReadonlySet<string>): readonly Candidate[] {
  const churn = factsOf(context)?.churn ?? [];
  return churn
    .filter(({ path, commits }) => paths.has(path) && commits > 0 && context.index.byPath.has(path))
    .slice(0, 5)
    .flatMap(({ path, commits, lines, authors }): Candidate[] => {
      const file = context.index.byPath.get(path);
      if (file === undefined) return [];
      const claim = `\`${path}\`, which the report leads to, changed in ${count(commits, "commit")} (${count(lines, "line")}) by ${count(authors, "author")} in the last year.`;
      return [
        found(
          "history",
          "history",
          claim,
          "What changes often is a likely place for what began lately.",
          [citeFrom(file, 1)],
          0.85,
          commits,
        ),
      ];
    });
}
