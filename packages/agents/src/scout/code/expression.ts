import type { Span, StringSpan } from "../lex/lexed.ts";
import type { SourceFile } from "../tree/source-file.ts";

/** Stands for a part that is filled in at run time in {@link Expression.shape}. */
export const HOLE = "\u0000";

/** An expression as far as a person sees it at a glance. */
export interface Expression {
  /** Names and calls whose value is not written there. Empty for a literal. */
  readonly dynamic: readonly string[];
  /** Whether text is put together from a literal and something dynamic. */
  readonly built: boolean;
  /** The literal text, with {@link HOLE} for each part that is filled in. */
  readonly shape: string;
}

/** Longest argument list that is looked at, in characters. */
const REACH = 4000;
const NAME =
  /(?<![\w$.>:\\])[$@&*]{0,2}[A-Za-z_][\w$]*(?:(?:\?\.|\.|->|::)[A-Za-z_][\w$]*|\[[^\]\n]{0,40}\])*!?(?:\s*\()?/g;
const WORDS = new Set(
  "true false null undefined None True False nil NULL self this new await for while with yield async from import list tuple dict set sorted map filter zip range enumerate getattr as const let var not and or in is if else return typeof str String string format sprintf f rf lambda function fn mut ref out int byte bytes char".split(
    " ",
  ),
);
/** Calls whose result cannot carry a quote or a command of somebody else. */
const SAFE_CALL =
  /(?<![\w$])[\w$.]*(?:quote|escape|sanitiz|sanitis|encodeURI|Number|parseInt|parseFloat|toFixed|Math\.|Integer|Long|int|float|intval|len|count|shellwords|shlex|DOMPurify|purify|placeholder|strconv\.Itoa|json_encode|basename|toHexString|toISOString|isoformat|uuid)[\w$.]*\s*\((?:[^()]|\([^()]*\))*\)/gi;

/** The arguments of the call whose bracket opens at `open`, as spans of the text. */
export function argumentsAt(file: SourceFile, open: number): readonly Span[] {
  const { code } = file.lexed;
  const spans: Span[] = [];
  let depth = 0;
  let start = open + 1;
  for (let at = open; at < Math.min(code.length, open + REACH); at++) {
    const char = code.charCodeAt(at);
    if (char === 40 || char === 91 || char === 123) depth += 1;
    else if (char === 41 || char === 93 || char === 125) {
      depth -= 1;
      if (depth === 0) {
        if (code.slice(start, at).trim() !== "") spans.push({ start, end: at });
        return spans;
      }
    } else if (char === 44 && depth === 1) {
      spans.push({ start, end: at });
      start = at + 1;
    }
  }
  return spans;
}

/** The expression that runs from `start` to the end of its statement, or of its list item. */
export function statementFrom(file: SourceFile, start: number, item = false): Span {
  const { code } = file.lexed;
  let depth = 0;
  let at = start;
  for (; at < Math.min(code.length, start + REACH); at++) {
    const char = code.charAt(at);
    if (char === "(" || char === "[" || char === "{") depth += 1;
    else if (char === ")" || char === "]" || char === "}") {
      if (depth === 0) break;
      depth -= 1;
    } else if (depth === 0 && (char === ";" || (item && char === ","))) break;
    else if (depth === 0 && char === "\n" && endsLine(code, at)) break;
  }
  return { start, end: at };
}

function endsLine(code: string, newline: number): boolean {
  const before = code.slice(Math.max(0, newline - 40), newline).trimEnd();
  const after = code.slice(newline, newline + 80).trimStart();
  return before !== "" && !/[+\-*/%=,.(&|?:\\]$/.test(before) && !/^[+.%?:&|]/.test(after);
}

/** The string literals inside a span, outermost only, in order. */
function stringsIn(file: SourceFile, span: Span): readonly StringSpan[] {
  const { strings } = file.lexed;
  let low = 0;
  let high = strings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((strings[middle]?.start ?? 0) < span.start) low = middle + 1;
    else high = middle;
  }
  const found: StringSpan[] = [];
  for (let i = low; i < strings.length; i++) {
    const one = strings[i];
    if (one === undefined || one.start >= span.end) break;
    if (one.start >= (found.at(-1)?.end ?? 0)) found.push(one);
  }
  return found;
}

/** Reads an expression. A name that the same function sets to an expression before is followed once. */
export function readExpression(file: SourceFile, span: Span, follow = true): Expression {
  const { code } = file.lexed;
  const strings = stringsIn(file, span);
  const dynamic: string[] = [];
  let shape = "";
  let outside = "";
  let at = span.start;
  const gap = (end: number): void => {
    const piece = code.slice(at, end);
    outside += piece;
    const names = namesIn(file, piece);
    dynamic.push(...names);
    if (names.length > 0) shape += HOLE;
  };
  for (const one of strings) {
    gap(one.start);
    outside += '""';
    const inner = readString(file, one);
    dynamic.push(...inner.dynamic);
    shape += inner.shape;
    at = one.end;
  }
  gap(span.end);
  const only = outside.trim();
  if (follow && strings.length === 0 && /^[$&*]?[A-Za-z_][\w$]*$/.test(only)) {
    const set = assignmentOf(file, only, span.start);
    if (set !== undefined && set.end < span.start) return readExpression(file, set, false);
  }
  const formatted =
    /""\s*%(?!=)|""\s*\.\s*format\s*\(|\b(?:sprintf|Sprintf|format!?|String\.format)\s*\(/.test(
      outside,
    );
  if (formatted)
    shape = shape
      .replaceAll("%%", "")
      // A number cannot carry a quote.
      .replace(/%[-\d.]*[diuoefg]/g, "0")
      .replace(/%\(\w+\)[sr]|%[-\d.]*[svqxr@]|\{\w*(?:![rs])?(?::[^}]*)?\}/g, HOLE);
  const glued = /""\s*(?:\+|\.(?!\w)|\|\||<<|&)|(?:\+|\.|\|\||<<|&)\s*""/.test(outside);
  const filled = strings.some((one) => one.filled) && shape.includes(HOLE);
  return {
    dynamic,
    built: dynamic.length > 0 && strings.length > 0 && (formatted || glued || filled),
    shape,
  };
}

function readString(
  file: SourceFile,
  span: StringSpan,
): { dynamic: readonly string[]; shape: string } {
  const open =
    /^[A-Za-z$@]{0,3}(?:"""|'''|["'`]|.)/.exec(file.text.slice(span.start, span.start + 6))?.[0]
      .length ?? 1;
  const close = open > 2 && /["']{3}$/.test(file.text.slice(span.start, span.start + open)) ? 3 : 1;
  const last = Math.max(span.start + open, span.end - (span.kind === "heredoc" ? 0 : close));
  if (!span.filled) return { dynamic: [], shape: file.text.slice(span.start + open, last) };
  const dynamic: string[] = [];
  let shape = "";
  let at = span.start + (span.kind === "heredoc" ? 0 : open);
  for (const hole of span.holes) {
    const names = namesIn(file, file.lexed.code.slice(hole.start, hole.end));
    dynamic.push(...names);
    // A hole that holds a constant is as good as the constant.
    shape +=
      file.text.slice(at, hole.start).replace(/[$#]?\{$|\\\($|\$\($/, "") +
      (names.length > 0 ? HOLE : "");
    at = hole.end + 1;
  }
  shape += file.text.slice(at, Math.max(at, last));
  if (span.holes.length === 0) {
    const inline =
      file.language === "python" || file.language === "csharp"
        ? /\{([^{}!:]+)[^{}]*\}/g
        : /\$\{?([A-Za-z_][\w$]*(?:->\w+|\[\w+\])?)\}?|\$[@*0-9]|`[^`]*`/g;
    shape = shape.replace(inline, (whole, name?: string) => {
      const names = namesIn(file, name ?? whole);
      dynamic.push(...(names.length > 0 ? names : name === undefined ? [whole] : []));
      return names.length > 0 || name === undefined ? HOLE : "";
    });
  }
  return { dynamic, shape };
}

/** Names in a piece of code that are neither words of the language, constants nor made safe. */
function namesIn(file: SourceFile, piece: string): readonly string[] {
  const names: string[] = [];
  for (const match of piece.replace(SAFE_CALL, " ").matchAll(NAME)) {
    const name = match[0].replace(/^[&*]+|\s*\($/g, "");
    const first = /^[$@]*([A-Za-z_][\w$]*)/.exec(name)?.[1] ?? "";
    if (WORDS.has(first) || isConstant(file, name)) continue;
    names.push(
      name.trim().replace(/\[[^\]]*\s[^\]]*\]/g, "[…]") + (match[0].endsWith("(") ? "()" : ""),
    );
  }
  return names;
}

function isConstant(file: SourceFile, name: string): boolean {
  if (/^(?:\w+[.:]+)*[A-Z][A-Z0-9_]+$/.test(name)) return true;
  if (/\.(length|size|index|count|constructor\.name|__name__)$/.test(name)) return true;
  return literalsOf(file).has(name);
}

const literals = new WeakMap<SourceFile, ReadonlySet<string>>();
const SET = /(?<![\w.$])([A-Za-z_]\w*)(?:\s*:[^=\n,(){}]{1,40})?\s*:?=(?![=>])[^\S\n]*/g;

/** Names that a file sets only to whole literals: their value is written in the file. */
function literalsOf(file: SourceFile): ReadonlySet<string> {
  const known = literals.get(file);
  if (known !== undefined) return known;
  const always = new Map<string, boolean>();
  for (const match of file.lexed.code.matchAll(SET)) {
    const rest = file.lexed.code.slice(
      match.index + match[0].length,
      match.index + match[0].length + 200,
    );
    const literal =
      /^(?:[rRbBuU]{0,2}(["'`])\s*\1|\d[\w.]*|true|false)\s*(?:;|,|\n|$|\bas const\b)/.test(rest);
    const name = match[1] ?? "";
    always.set(name, literal && always.get(name) !== false);
  }
  const made = new Set([...always].filter(([, literal]) => literal).map(([name]) => name));
  literals.set(file, made);
  return made;
}

/** The expression that a name was last set to before `before`, in the forty lines above. */
function assignmentOf(file: SourceFile, name: string, before: number): Span | undefined {
  const line = file.lineAt(before);
  const from = file.lineStarts[Math.max(0, line - 41)] ?? 0;
  const code = file.lexed.code.slice(from, before);
  const escaped = name.replace(/^[&*]/, "").replaceAll("$", "\\$");
  const sets = [
    ...code.matchAll(
      new RegExp(`(?<![\\w.$])${escaped}(?:\\s*:[^=\\n]{1,40})?\\s*:?=(?![=>])\\s*`, "g"),
    ),
  ];
  const last = sets.at(-1);
  return last === undefined ? undefined : statementFrom(file, from + last.index + last[0].length);
}
