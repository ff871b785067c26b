import type { Slip } from "./slip.ts";

/** A field of the front matter with where it stands. */
export interface Field {
  /** From 1. */
  readonly line: number;
  /** What follows the colon; empty for a list. */
  readonly value: string;
  /** The entries of a list; undefined for a plain value. */
  readonly items: readonly { readonly line: number; readonly text: string }[] | undefined;
}

/** A document's head and what follows it. */
export interface FrontMatter {
  readonly fields: ReadonlyMap<string, Field>;
  /** Line of the closing fence. */
  readonly end: number;
  /** The lines after it; the first is line `end` + 1. */
  readonly body: readonly string[];
  readonly slips: readonly Slip[];
}

const FENCE = /^---[^\S\n]*$/;
const FORM = 'Write "name: value", or "name:" and below it lines of "  - entry".';

/**
 * Splits a unified text into its front matter and its body. Knows exactly two shapes, `key: value` and
 * `key:` followed by `  - item` lines: a persona file needs no more, and the whole of YAML would let
 * in values that nobody expects. Blank lines and lines that begin with # are passed over. Without a
 * pair of fences there is nothing but a slip.
 */
export function parseFrontMatter(text: string): FrontMatter {
  const lines = text.split("\n");
  const none = (slip: Slip): FrontMatter => ({
    fields: new Map(),
    end: 1,
    body: [],
    slips: [slip],
  });
  if (!FENCE.test(lines[0] ?? "")) {
    const what = 'the file does not begin with a line "---"';
    return none({ line: 1, what, hint: "The front matter stands between two such lines." });
  }
  const end = lines.findIndex((line, index) => index > 0 && FENCE.test(line));
  if (end < 0) {
    return none({ line: lines.length, what: 'the front matter has no closing line "---"' });
  }
  const fields = new Map<string, Field & { items: { line: number; text: string }[] | undefined }>();
  const slips: Slip[] = [];
  let list: { line: number; text: string }[] | undefined;
  for (const [index, text] of lines.slice(1, end).entries()) {
    const line = index + 2;
    if (text.trim() === "" || text.trimStart().startsWith("#")) continue;
    const read = readLine(text);
    if ("what" in read) slips.push({ line, ...read });
    else if ("item" in read) {
      if (list) list.push({ line, text: read.item });
      else slips.push({ line, what: `"${text.trim()}" belongs to no list`, hint: FORM });
    } else {
      const { key, value } = read;
      const first = fields.get(key);
      list = value === "" ? [] : undefined;
      if (first) {
        slips.push({
          line,
          field: key,
          what: `${key} is there twice, first in line ${first.line}`,
        });
      } else fields.set(key, { line, value, items: list });
    }
  }
  return { fields, end: end + 1, body: lines.slice(end + 1), slips };
}

type Read =
  | { readonly item: string }
  | { readonly key: string; readonly value: string }
  | Omit<Slip, "line">;

function readLine(text: string): Read {
  if (text.includes("\t")) return { what: "there is a tab", hint: "Use spaces in front matter." };
  const item = /^\s*-\s+(.+)$/.exec(text)?.[1];
  if (item !== undefined) return { item: unquoted(item.trim()) };
  const [, key, gap, value] = /^([A-Za-z][\w-]*):(\s*)(.*)$/.exec(text) ?? [];
  if (key === undefined || value === undefined) {
    return { what: `"${text.trim()}" is not "name: value"`, hint: FORM };
  }
  if (value !== "" && gap === "") {
    return { field: key, what: `${key} has no space after its colon`, hint: FORM };
  }
  if (/^[[{|>&*!]/.test(value)) {
    const what = `the value of ${key} begins with "${value.charAt(0)}", a form of YAML that is not read here`;
    return { field: key, what, hint: FORM };
  }
  return { key, value: unquoted(value.trim()) };
}

function unquoted(value: string): string {
  return /^"([^"\\]*)"$/.exec(value)?.[1] ?? /^'([^']*)'$/.exec(value)?.[1] ?? value;
}
