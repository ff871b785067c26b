import type { SourceFile } from "../tree/source-file.ts";

/** An opening tag of a page or component. */
export interface Tag {
  /** As written: lower case for elements, with a capital for components. */
  readonly name: string;
  readonly offset: number;
  /** Where the text after the tag begins. */
  readonly end: number;
  /** Everything between the name and the end. */
  readonly attributes: string;
  /** Whether it ends with `/>`. */
  readonly closed: boolean;
}

/** Whether a file holds markup for people. */
export const isMarkup = (file: SourceFile): boolean =>
  /\.(?:tsx|jsx|vue|svelte|html?|astro)$/.test(file.path);

/** A tag with more attributes is no tag, in characters. */
const LONGEST = 3000;
const tags = new WeakMap<SourceFile, readonly Tag[]>();

/** The opening tags of a file in order; those in comments and scripts are left out. */
export function tagsOf(file: SourceFile): readonly Tag[] {
  const known = tags.get(file);
  if (known !== undefined) return known;
  const made: Tag[] = [];
  const hidden = hiddenIn(file);
  let skip = 0;
  // What stands before a tag in a component is never a name: that would be a comparison or a type.
  for (const match of file.text.matchAll(/(?<![\w$])<([A-Za-z][\w.-]*)(?=[\s/>])/g)) {
    if (match.index < skip || hidden(match.index)) continue;
    const from = match.index + match[0].length;
    const end = endOf(file.text, from);
    if (end === undefined) continue;
    const attributes = file.text.slice(from, end - 1);
    const name = match[1] ?? "";
    made.push({
      name,
      offset: match.index,
      end,
      attributes: attributes.replace(/\/$/, ""),
      closed: attributes.endsWith("/"),
    });
    if (/^(?:script|style)$/i.test(name)) {
      const close = file.text.indexOf(`</${name}`, end);
      skip = close < 0 ? end : close;
    }
  }
  tags.set(file, made);
  return made;
}

/** Where a tag that began before `from` ends: behind its bracket, outside quotes and braces. */
function endOf(text: string, from: number): number | undefined {
  let quote = "";
  let depth = 0;
  for (let at = from; at < Math.min(text.length, from + LONGEST); at++) {
    const char = text.charAt(at);
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === '"' || char === "'" || (char === "`" && depth > 0)) quote = char;
    else if (char === "{") depth += 1;
    else if (char === "}") depth -= 1;
    else if (char === ">" && depth === 0) return at + 1;
    else if (char === "<" && depth === 0) return undefined;
  }
  return undefined;
}

/** Tells whether an offset lies in a comment. */
function hiddenIn(file: SourceFile): (offset: number) => boolean {
  const spans = [...file.text.matchAll(/<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\}/g)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  const comments = /\.[jt]sx$/.test(file.path)
    ? file.lexed.comments.map(({ start, end }) => [start, end] as const)
    : [];
  const all = [...spans, ...comments].toSorted((a, b) => a[0] - b[0]);
  let at = 0;
  return (offset) => {
    while (at < all.length && (all[at]?.[1] ?? 0) <= offset) at += 1;
    return (all[at]?.[0] ?? Number.POSITIVE_INFINITY) <= offset;
  };
}

/** Whether a tag has an attribute, in plain HTML or bound by a framework. */
export function has(tag: Tag, ...names: readonly string[]): boolean {
  return names.some((name) =>
    new RegExp(`(?:^|\\s)(?:v-bind:|:|bind:)?${name}(?=[\\s=]|$)`, "i").test(tag.attributes),
  );
}

/** Whether more attributes are handed on than are written there. */
export const isOpen = (tag: Tag): boolean => /\{\s*\.\.\.|\bv-bind=|\{\{/.test(tag.attributes);

/** The literal text of an attribute; undefined when it has none or it is made at run time. */
export function literal(tag: Tag, name: string): string | undefined {
  const match = new RegExp(
    `(?:^|\\s)${name}\\s*=\\s*(?:"([^"{]*)"|'([^'{]*)'|\\{\\s*["'\`]?([\\w-]*)["'\`]?\\s*\\})`,
    "i",
  ).exec(tag.attributes);
  return match === null ? undefined : (match[1] ?? match[2] ?? match[3]);
}

/** What stands between a tag and its end; undefined when it is not near. */
export function contentOf(file: SourceFile, tag: Tag): string | undefined {
  if (tag.closed) return "";
  const close = file.text.indexOf(`</${tag.name}`, tag.end);
  return close < 0 || close - tag.end > 2000 ? undefined : file.text.slice(tag.end, close);
}
