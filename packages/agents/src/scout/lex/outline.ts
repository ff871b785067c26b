import type { SourceFile } from "../tree/source-file.ts";
import { lineDepths } from "./depth.ts";
import {
  MEMBERS,
  TOP_LEVEL,
  type DefinitionKind,
  type DefinitionPattern,
} from "./outline-patterns.ts";

/** Something that a file defines, with the lines it takes. */
export interface Definition {
  readonly name: string;
  readonly kind: DefinitionKind;
  readonly exported: boolean;
  /** 0 for the top of the file, 1 for a member of a class. */
  readonly level: 0 | 1;
  /** First and last line, from 1. */
  readonly line: number;
  readonly endLine: number;
}

/** Longest line that is looked at for a definition, in characters. */
const LONGEST = 400;
const outlines = new WeakMap<SourceFile, readonly Definition[]>();
/** Languages in which a head may go on over lines until its block opens. */
const LONG_HEADS = new Set(["rust", "java", "csharp", "c", "cpp", "php"]);
const BY_INDENT = new Set(["python", "ruby", "elixir"]);

/** What a file defines at its top and inside its classes, in order. Empty for languages without patterns. */
export function outlineOf(file: SourceFile): readonly Definition[] {
  const known = outlines.get(file);
  if (known !== undefined) return known;
  const made = outline(file);
  outlines.set(file, made);
  return made;
}

/** The innermost function or method that holds a line. */
export function definitionAt(file: SourceFile, line: number): Definition | undefined {
  return outlineOf(file)
    .filter((one) => one.line <= line && line <= one.endLine && one.kind !== "value")
    .toSorted((a, b) => a.endLine - a.line - (b.endLine - b.line))[0];
}

interface Opening {
  readonly name: string;
  readonly kind: DefinitionKind;
  readonly exported: boolean;
  readonly level: 0 | 1;
  readonly line: number;
  readonly depth: number;
}

function outline(file: SourceFile): readonly Definition[] {
  const top = TOP_LEVEL[file.language];
  if (top === undefined) return [];
  const members = MEMBERS[file.language] ?? [];
  const lines = file.lexed.code.split("\n");
  const depths = BY_INDENT.has(file.language)
    ? indentsOf(lines, lineDepths(file))
    : lineDepths(file);
  const wrapped = lines.findIndex((line) => /^\s*namespace\s+[\w.\\:]+\s*\{?\s*$/.test(line));
  const base = wrapped >= 0 && opensBlock(lines, wrapped) ? 1 : 0;
  const openings: Opening[] = [];
  let container: Opening | undefined;
  /** Members stand at one depth below their class; the first one sets it. */
  let memberDepth: number | undefined;
  /** Whether the block of the class has begun; its head may take several lines. */
  let opened = true;
  for (const [i, raw] of lines.entries()) {
    const depth = depths[i] ?? 0;
    // No head is longer; a longer line is data.
    const text = raw.slice(0, LONGEST).trim();
    if (text === "" || depth < 0) continue;
    // A brace on a line of its own belongs to the head above it.
    if (container !== undefined && depth > container.depth) opened = true;
    if (container !== undefined && opened && depth <= container.depth && !/^[{)]/.test(text)) {
      container = undefined;
      memberDepth = undefined;
    }
    const inside =
      container !== undefined && depth > container.depth && depth === (memberDepth ?? depth);
    if (!inside && depth > base && !(file.language === "ruby" && container === undefined)) continue;
    const level = inside ? 1 : 0;
    const found = match(text, inside ? members : top);
    const nestedClass =
      inside && found === undefined ? match(text, top.filter(isContainer)) : undefined;
    const use = found ?? nestedClass;
    if (use === undefined) continue;
    const opening: Opening = { ...use, level, line: i + 1, depth };
    openings.push(opening);
    if (use.kind === "class" && (level === 0 || file.language === "ruby")) {
      container = opening;
      memberDepth = undefined;
      opened = BY_INDENT.has(file.language) || /[{;]/.test(text);
    } else if (inside) memberDepth ??= depth;
  }
  return openings.map((one) => ({
    name: one.name,
    kind: one.kind,
    exported: one.exported,
    level: one.level,
    line: one.line,
    endLine: endOf(one, lines, depths, LONG_HEADS.has(file.language)),
  }));
}

const isContainer = (pattern: DefinitionPattern): boolean => pattern.kind === "class";
const opensBlock = (lines: readonly string[], at: number): boolean =>
  (lines[at]?.includes("{") ?? false) || lines[at + 1]?.trim() === "{";

function match(
  text: string,
  patterns: readonly DefinitionPattern[],
): { name: string; kind: DefinitionKind; exported: boolean } | undefined {
  for (const { pattern, kind } of patterns) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    const name = (groups["name"] ?? groups["exported"] ?? "anonymous").trim().replace(/^\./, "");
    return { name, kind, exported: groups["exported"] !== undefined };
  }
  return undefined;
}

/** The last line of code before something else starts at the same depth. */
function endOf(
  opening: Opening,
  lines: readonly string[],
  depths: readonly number[],
  longHead: boolean,
): number {
  let last = opening.line;
  // Bounds, interfaces and exceptions may stand on lines of their own before the block begins.
  let open = !longHead || /[{;]\s*$/.test(lines[opening.line - 1] ?? "");
  for (let i = opening.line; i < lines.length; i++) {
    const text = lines[i]?.trim() ?? "";
    const depth = depths[i] ?? 0;
    if (text === "" || depth < 0) continue;
    if (
      open &&
      depth <= opening.depth &&
      !/^(end\b|else\b|elif\b|except\b|finally\b|rescue\b|where\b|\{)/.test(text)
    )
      break;
    if (depth < opening.depth) break;
    open ||= /[{;]\s*$/.test(text);
    last = i + 1;
  }
  return last;
}

/** Columns of indent; lines inside brackets get -1, since they go on with an earlier line. */
function indentsOf(lines: readonly string[], depths: readonly number[]): readonly number[] {
  return lines.map((line, i) =>
    (depths[i] ?? 0) > 0 ? -1 : line.length - line.trimStart().length,
  );
}
