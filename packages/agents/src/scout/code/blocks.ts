import { definitionAt } from "../lex/outline.ts";
import type { Span } from "../lex/lexed.ts";
import type { SourceFile } from "../tree/source-file.ts";

/** Longest block that is looked at, in characters. */
const REACH = 6000;

/** The block in braces that ends right before an offset, its closing brace left out. */
export function blockBefore(code: string, offset: number): string {
  const end = code.lastIndexOf("}", offset);
  let depth = 0;
  for (let at = end; at >= Math.max(0, end - REACH); at--) {
    if (code.charAt(at) === "}") depth += 1;
    else if (code.charAt(at) === "{") depth -= 1;
    if (depth === 0) return code.slice(at, end);
  }
  return "";
}

/** The inside of the block whose opening brace is the first one at or after an offset; undefined when it is too long. */
export function blockFrom(code: string, offset: number): Span | undefined {
  const open = code.indexOf("{", offset);
  if (open < 0) return undefined;
  let depth = 0;
  for (let at = open; at < Math.min(code.length, open + REACH); at++) {
    const char = code.charAt(at);
    if (char === "{") depth += 1;
    else if (char === "}") depth -= 1;
    if (depth === 0) return { start: open + 1, end: at };
  }
  return undefined;
}

/** What stands before each opening brace around an offset, innermost first; at most six of them. */
function headsAround(code: string, offset: number): readonly string[] {
  const heads: string[] = [];
  let depth = 0;
  for (let at = offset - 1; at >= Math.max(0, offset - 2 * REACH) && heads.length < 6; at--) {
    const char = code.charAt(at);
    if (char === "}") depth += 1;
    else if (char === "{") {
      if (depth === 0) heads.push(code.slice(Math.max(0, at - 120), at).trimEnd());
      else depth -= 1;
    }
  }
  return heads;
}

/** Whether a `try` of the same function holds the offset. */
export function isInTry(code: string, offset: number): boolean {
  for (const head of headsAround(code, offset)) {
    if (/\btry$/.test(head)) return true;
    if (/=>$|\bfunction\b[^{}]*\)$/.test(head)) return false;
  }
  return false;
}

/** The lines of the function that holds a line, as a span of the file; the whole file at its top. */
export function functionAround(file: SourceFile, line: number): Span {
  const definition = definitionAt(file, line);
  if (definition === undefined) return { start: 0, end: file.text.length };
  return {
    start: file.lineStarts[definition.line - 1] ?? 0,
    end: file.lineStarts[definition.endLine] ?? file.text.length,
  };
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The block below a line of Python: what is indented more than it. */
export function indentedBelow(file: SourceFile, line: number): Span {
  const lines = file.lineStarts.length;
  const own = indentOf(file.line(line));
  let last = line;
  for (let at = line + 1; at <= Math.min(lines, line + 200); at++) {
    const text = file.line(at);
    if (text.trim() === "") continue;
    if (indentOf(text) <= own) break;
    last = at;
  }
  return {
    start: file.lineStarts[line] ?? file.text.length,
    end: file.lineStarts[last] ?? file.text.length,
  };
}

/** The heads that a line of Python stands below, innermost first, such as `for x in xs:` and `async def f():`. */
export function headsAbove(file: SourceFile, line: number): readonly string[] {
  const heads: string[] = [];
  let indent = indentOf(file.line(line));
  for (let at = line - 1; at > 0 && at > line - 300 && indent > 0; at--) {
    const text = file.line(at);
    if (text.trim() === "" || text.trimStart().startsWith("#") || indentOf(text) >= indent)
      continue;
    indent = indentOf(text);
    heads.push(text.trim());
  }
  return heads;
}

/** Whether the text of a span has a comment: a reason is given there. */
export function hasComment(file: SourceFile, { start, end }: Span): boolean {
  const { comments } = file.lexed;
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const first = comments[low];
  return first !== undefined && first.start < end;
}
