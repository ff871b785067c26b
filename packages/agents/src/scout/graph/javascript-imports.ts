import { depthAt } from "../lex/depth.ts";
import { outlineOf } from "../lex/outline.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import type { Edge } from "./edge.ts";
import { createJavaScriptResolver } from "./javascript-resolver.ts";

const STATIC = /(?<![\w$.])(import|export)\s+(type\s+)?([\w\s{},*$]{0,4000}?)(?:\bfrom\s*)?(["'])/g;
const CALL = /(?<![\w$.])(import|require)\s*\(\s*(["'])/g;

/** Finds what the JavaScript and TypeScript files of a tree import from each other. */
export function javascriptImports(index: SourceIndex): (file: SourceFile) => readonly Edge[] {
  const resolve = createJavaScriptResolver(index);
  return (file) => {
    const edges: Edge[] = [];
    const { code } = file.lexed;
    const add = (
      quoteAt: number,
      at: number,
      kind: Edge["kind"],
      eager: boolean,
    ): string | undefined => {
      const end = code.indexOf(code.charAt(quoteAt), quoteAt + 1);
      const specifier = file.text.slice(quoteAt + 1, end).replace(/\?.*$/, "");
      const to = resolve(file.folder, specifier);
      if (to === undefined || to === file.path) return undefined;
      edges.push({ from: file.path, to, line: file.lineAt(at), kind, eager });
      return to;
    };
    for (const match of code.matchAll(STATIC)) {
      const [whole, word, typeMark, clause = ""] = match;
      if (clause.trim() !== "" && !/\bfrom\s*["']$/.test(whole)) continue;
      if (word === "export" && clause.trim() === "") continue;
      const quoteAt = match.index + whole.length - 1;
      const names = namesOf(clause);
      const end = code.indexOf(code.charAt(quoteAt), quoteAt + 1);
      const target = index.byPath.get(
        resolve(file.folder, file.text.slice(quoteAt + 1, end)) ?? "",
      );
      const vanishes =
        typeMark !== undefined ||
        (names !== undefined && names.length > 0 && onlyTypes(file, names, target, word));
      const eager =
        word === "import" && usedWhileLoading(file, names?.map((one) => one.local) ?? []);
      add(quoteAt, match.index, vanishes ? "type" : "import", eager);
    }
    for (const match of code.matchAll(CALL)) {
      const line = code.slice(code.lastIndexOf("\n", match.index) + 1, match.index);
      const nested = match[1] === "import" || line.includes("=>") || depthAt(file, match.index) > 0;
      add(match.index + match[0].length - 1, match.index, nested ? "lazy" : "import", false);
    }
    return edges;
  };
}

interface ImportedName {
  readonly imported: string;
  readonly local: string;
  readonly type: boolean;
}

/** The names of an import clause; undefined for a whole namespace or a side effect. */
function namesOf(clause: string): readonly ImportedName[] | undefined {
  if (clause.includes("*")) return undefined;
  const names: ImportedName[] = [];
  const inner = /\{([\s\S]*)\}/.exec(clause)?.[1] ?? "";
  const byDefault = /^\s*([\w$]+)\s*(?:,|from|$)/.exec(clause)?.[1];
  if (byDefault !== undefined && byDefault !== "from")
    names.push({ imported: "default", local: byDefault, type: false });
  for (const part of inner.split(",")) {
    const found = /^\s*(type\s+)?([\w$]+)(?:\s+as\s+([\w$]+))?\s*$/.exec(part);
    if (found?.[2] === undefined) continue;
    names.push({ imported: found[2], local: found[3] ?? found[2], type: found[1] !== undefined });
  }
  return names;
}

/** Whether all names are types, by mark, by their definition, or by standing only where types stand. */
function onlyTypes(
  file: SourceFile,
  names: readonly ImportedName[],
  target: SourceFile | undefined,
  word: string | undefined,
): boolean {
  if (file.language !== "typescript") return names.every((name) => name.type);
  const defined = target === undefined ? [] : outlineOf(target);
  return names.every((name) => {
    if (name.type) return true;
    const definitions = defined.filter((one) => one.name === name.imported && one.level === 0);
    if (definitions.length > 0 && definitions.every((one) => one.kind === "type")) return true;
    return word === "import" && standsOnlyAsType(file.lexed.code, name.local);
  });
}

function standsOnlyAsType(code: string, name: string): boolean {
  const uses = [...code.matchAll(new RegExp(`(?<![\\w$])${escape(name)}(?![\\w$])`, "g"))];
  return uses.slice(1).every((use) => {
    const before = code.slice(Math.max(0, use.index - 24), use.index).trimEnd();
    const after = code.slice(use.index + name.length, use.index + name.length + 2).trimStart();
    if (/^[(.`{]/.test(after)) return false;
    return /(?:[:|&<]|=>|\bas|\bkeyof|\btypeof|\bimplements|\bis|\bsatisfies)$/.test(before);
  });
}

/** Whether one of the names is needed before the file has finished loading. */
function usedWhileLoading(file: SourceFile, names: readonly string[]): boolean {
  const { code } = file.lexed;
  return names.some((name) => {
    const uses = [...code.matchAll(new RegExp(`(?<![\\w$.])${escape(name)}(?![\\w$])`, "g"))].slice(
      1,
    );
    return uses.some((use) => {
      const before = code.slice(Math.max(0, use.index - 16), use.index);
      if (/\bextends\s+$/.test(before)) return depthAt(file, use.index) === 0;
      const after = code.slice(use.index + name.length).trimStart();
      const line = code.slice(code.lastIndexOf("\n", use.index) + 1, use.index);
      return /^[(.]/.test(after) && !/=>|\bfunction\b/.test(line) && depthAt(file, use.index) === 0;
    });
  });
}

const escape = (name: string): string => name.replaceAll("$", "\\$");
