import { type CodeFunction, WheelhouseError } from "@wheelhouse/core";
import { type MaterialOutput, materialSchema } from "../io/material.ts";
import { asJson, readOutput } from "../read-output.ts";

/** One item of a list, as it stands in its document. */
export interface ParsedItem {
  /** Its own id, or `item-` and its number. */
  readonly key: string;
  readonly title: string;
  /** Everything below its title up to the next one. */
  readonly body: string;
  /** First line, from 1. */
  readonly line: number;
}

const HEADING = /^#{2,6}\s+(\S.*)$/;
const BULLET = /^(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(.+)$/;
const ID = /^([A-Z][A-Z0-9]{0,7}-?\d{1,5})\s*[:.)\]–-]*\s+(.+)$/;

/** `parse-items@1`: the work items of the first document that was given. Throws `flow.input` when there is none. */
export const parseItems: CodeFunction = {
  name: "parse-items",
  version: 1,
  run(context) {
    return asJson({
      items: mustHaveItems(readOutput(context, "material", materialSchema).documents[0]),
    });
  },
};

/** The work items of a document. Throws `flow.input` when there is none. */
export function mustHaveItems(
  given: MaterialOutput["documents"][number] | undefined,
): readonly ParsedItem[] {
  const items = given ? itemsOf(given.text) : [];
  if (items.length > 0) return items;
  throw new WheelhouseError(
    "flow.input",
    `${given?.path ?? "What was given"} has no work items that can be told apart.`,
    { hint: 'Give each a heading such as "### W-1: Title", or make them a list.' },
  );
}

/**
 * The items of a Markdown list of work. Headings with an id of their own count first; without any, the headings of the
 * deepest level that has several; without these, the points of the outermost list. Lines in fenced blocks are text.
 */
export function itemsOf(text: string): readonly ParsedItem[] {
  const lines = marked(text);
  const headings = lines.flatMap((line) => {
    const title = line.code ? "" : withoutMarks(HEADING.exec(line.text)?.[1] ?? "");
    return title === "" ? [] : [{ ...line, title, depth: line.text.search(/[^#]/) }];
  });
  const named = headings.filter(({ title }) => ID.test(title));
  if (named.length > 0) return cut(lines, named);
  const depth = Math.max(
    0,
    ...headings
      .map((heading) => heading.depth)
      .filter((own) => headings.filter((heading) => heading.depth === own).length > 1),
  );
  const deepest = headings.filter((heading) => heading.depth === depth);
  const points = lines.flatMap((line) => {
    const title = line.code ? undefined : BULLET.exec(line.text)?.[1];
    return title === undefined ? [] : [{ ...line, title }];
  });
  return cut(lines, deepest.length > 1 && points.length === 0 ? deepest : points);
}

/** A heading may be closed by marks, a blank before them; those of `C#` are its own. */
function withoutMarks(title: string): string {
  const text = title.trimEnd();
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === "#") end--;
  return end === 0 || /\s/.test(text.charAt(end - 1)) ? text.slice(0, end).trimEnd() : text;
}

interface Line {
  readonly text: string;
  readonly number: number;
  readonly code: boolean;
}

function marked(text: string): Line[] {
  let code = false;
  return text.split(/\r?\n/).map((line, index) => {
    const fence = /^\s{0,3}(```|~~~)/.test(line);
    const inside = code || fence;
    if (fence) code = !code;
    return { text: line, number: index + 1, code: inside };
  });
}

function cut(lines: readonly Line[], heads: readonly (Line & { title: string })[]): ParsedItem[] {
  const used = new Set<string>();
  return heads.map(({ title, number }, index) => {
    const end = (heads[index + 1]?.number ?? lines.length + 1) - 1;
    const [, id, rest] = ID.exec(title) ?? [];
    let key = id ?? `item-${index + 1}`;
    for (let nth = 2; used.has(key); nth++) key = `${id ?? `item-${index + 1}`}.${nth}`;
    used.add(key);
    const below = lines.slice(number, end).map((line) => line.text);
    return { key, title: (rest ?? title).trim(), body: below.join("\n").trim(), line: number };
  });
}
