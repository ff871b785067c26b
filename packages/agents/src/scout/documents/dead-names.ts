import type { Place } from "../code/place.ts";
import { commandsOf } from "../project/commands.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import { markdownFile } from "./markdown-file.ts";
import { joinPath, presence } from "./resolve-path.ts";

/** Documents that speak of other times: what they name need not be there now. */
const OF_ITS_TIME =
  /(^|\/)(?:change|release|news|history|upgrad|migrat|adr|decisions?|rfcs?|proposals?|plans?|roadmap|design|archive|blog|posts|notes)|\b(?:CHANGES|NEWS)\b/i;
/** Documents for those who work on the tree itself; others may speak of what their readers make with it. */
const FOR_MAKERS =
  /(^|\/)(?:readme|contribut|develop|hacking|build|agents|claude|testing|releas|setup|install|architecture)[^/]*$|(^|\/)(?:contribut|develop|internal|maint)[^/]*\//i;
/** Names that stand for something of the reader's own. */
const STANDS_FOR =
  /\b(?:path\/to|your|my|foo|bar|baz|example|sample|some|xxx+|placeholder|new[-_]?)\b|[<>{}$*…]|\.\.\./i;
const SCRIPT =
  /(?<![\w-])(npm|pnpm|yarn|bun)\s+run\s+(?:-{1,2}[\w-]+\s+)*([a-z][\w:.-]*)(?![\w/:*<{$-])/gi;
const TARGET = /^\s*(?:\$\s+)?make\s+([a-z][\w-]*)\s*(?:#.*)?$/;
const PATH =
  /^(?:\.\/)?((?:[\w@.-]+\/)+[\w@.-]+\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|rb|php|c|h|cpp|cs|swift|sql|sh|ya?ml|toml|json|md|css|scss|html|proto|tf))(?::\d+(?:-\d+)?)?$/;

/** Commands and files that a document names and that the tree does not have. */
export function deadNames(file: SourceFile, index: SourceIndex): readonly Place[] {
  if (OF_ITS_TIME.test(file.path)) return [];
  const { prose, code } = markdownFile(file);
  const places: Place[] = [];
  const { scripts, targets } = commandNames(index);
  // A guide to something that is made anew speaks of that thing's commands.
  const makesOther =
    !FOR_MAKERS.test(file.path) ||
    /\b(?:npm|pnpm|yarn|bun)\s+(?:create|init)\b|\bnpx\s+create-|\bgit\s+clone\b(?![^\n]*\.git\s*$)/.test(
      file.text,
    );
  for (let at = 0; at < prose.length; at++) {
    const [text, fenced] = [prose[at] ?? "", code[at] ?? ""];
    const start = file.lineStarts[at] ?? 0;
    for (const { shown, offset } of [
      ...spansOf(text),
      ...(fenced === "" ? [] : [{ shown: fenced, offset: 0 }]),
    ]) {
      if (scripts.size > 0 && !makesOther)
        for (const match of shown.matchAll(SCRIPT)) {
          const name = (match[2] ?? "").replace(/[.:]+$/, "");
          if (
            scripts.has(name) ||
            STANDS_FOR.test(name) ||
            /\bcd\s/.test(shown) ||
            /-w\b|--workspace|--prefix|--filter/.test(shown)
          )
            continue;
          places.push(
            deadCommand(
              start + offset + match.index,
              `${match[1]} run ${name}`,
              "no `package.json` of the tree has a script of that name",
            ),
          );
        }
      const target = TARGET.exec(shown)?.[1];
      if (targets !== undefined && target !== undefined && !targets.has(target) && !makesOther)
        places.push(
          deadCommand(start + offset, `make ${target}`, "no make file of the tree has that target"),
        );
      const path = fenced === "" ? PATH.exec(shown)?.[1] : undefined;
      if (path !== undefined && !STANDS_FOR.test(path) && isGone(file, index, path))
        places.push(deadPath(start + offset, path));
    }
  }
  return places;
}

/** The texts in back-ticks of a line, with the column of their first character. */
function spansOf(line: string): readonly { readonly shown: string; readonly offset: number }[] {
  return [...line.matchAll(/(?<!`)`([^`\n]{1,200})`(?!`)/g)].map((match) => ({
    shown: match[1] ?? "",
    offset: match.index + 1,
  }));
}

/** What can be run in a tree, which each of its documents is held against. */
interface CommandNames {
  readonly scripts: ReadonlySet<string>;
  /** Undefined when nobody knows which there are. */
  readonly targets: ReadonlySet<string> | undefined;
}

const known = new WeakMap<SourceIndex, CommandNames>();

function commandNames(index: SourceIndex): CommandNames {
  const names = known.get(index) ?? {
    scripts: namesOf(index, "npm"),
    targets: makeTargets(index),
  };
  known.set(index, names);
  return names;
}

function namesOf(index: SourceIndex, runner: string): ReadonlySet<string> {
  return new Set(
    commandsOf(index)
      .filter((one) => one.runner === runner)
      .map(({ name }) => name),
  );
}

/**
 * Make files that make up targets while they run: by an include, a pattern, or an evaluation. A line is read once, up to its
 * first `%`.
 */
const MAKES_UP = /^-?include\s|^[^\t#%\n\r\u2028\u2029]*%.*:|\$\(eval|^\$\([^)]*\)\s*:/m;

/** Targets of the tree's make files; undefined when there is none, or one makes up targets while it runs. */
function makeTargets(index: SourceIndex): ReadonlySet<string> | undefined {
  const files = index.files.filter((file) => /(^|\/)(?:GNU)?[Mm]akefile$/.test(file.path));
  if (files.length === 0 || files.some(({ text }) => MAKES_UP.test(text))) return undefined;
  return new Set([
    ...namesOf(index, "make"),
    ...files.flatMap(({ text }) =>
      [...text.matchAll(/^([\w.-]+)\s*:/gm)].map((match) => match[1] ?? ""),
    ),
  ]);
}

/** Whether a path begins in a folder of the tree, and neither the document's folder, the top nor any part of it has it. */
function isGone(file: SourceFile, index: SourceIndex, path: string): boolean {
  const head = path.split("/")[0] ?? "";
  const near = joinPath(file.folder, path);
  const bases = [near ?? path, path];
  if (bases.some((one) => presence(index, one) !== "absent")) return false;
  const knows =
    index.seen.has(head) ||
    (file.folder !== "" && index.seen.has(joinPath(file.folder, head) ?? ""));
  if (
    !knows ||
    head === "." ||
    head === ".." ||
    /^(?:node_modules|dist|build|out|target|coverage|vendor)$/.test(head)
  )
    return false;
  if (index.closed.has(head)) return false;
  return !endings(index, path).some((seen) => seen.endsWith(`/${path}`));
}

const byName = new WeakMap<SourceIndex, ReadonlyMap<string, readonly string[]>>();

/** Every path of the tree with the file name of this one. */
function endings(index: SourceIndex, path: string): readonly string[] {
  const nameIn = (one: string): string => one.slice(one.lastIndexOf("/") + 1);
  const known = byName.get(index) ?? Map.groupBy(index.seen, nameIn);
  byName.set(index, known);
  return known.get(nameIn(path)) ?? [];
}

const deadCommand = (offset: number, command: string, reason: string): Place => ({
  rule: "dead-command",
  topic: "contradiction",
  offset,
  what: `The document says to run \`${command}\`, but ${reason}`,
  why: "Whoever follows the document is stopped by an error at this step.",
  fix: "Name the command that does it now, or define it",
  severity: "medium",
  confidence: 0.85,
});

const deadPath = (offset: number, path: string): Place => ({
  rule: "dead-path",
  topic: "contradiction",
  offset,
  what: `The document speaks of \`${path}\`, which is not in the tree`,
  why: "The file was moved or taken away after this was written, so what is said of it may not hold either.",
  fix: "Name the file as it is now, and read again what is said about it",
  severity: "low",
  confidence: 0.75,
});
