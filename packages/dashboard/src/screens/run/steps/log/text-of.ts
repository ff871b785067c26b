import type { TextItem } from "@wheelhouse/core";

const joined = new WeakMap<TextItem, { readonly count: number; readonly text: string }>();

/** The text of an item. What was joined once is not joined again as more of it comes. */
export function textOf(item: TextItem): string {
  const known = joined.get(item);
  if (known?.count === item.chunks.length) return known.text;
  const text = (known?.text ?? "") + item.chunks.slice(known?.count ?? 0).join("");
  joined.set(item, { count: item.chunks.length, text });
  return text;
}

/** The same text without the fenced block at its end, in which an agent hands in an output with a form. */
export function withoutAnswer(text: string): string {
  const lines = text.trimEnd().split("\n");
  const end = FENCE.exec(lines.pop() ?? "");
  if (end === null || end[2] !== "") return text;
  // What stands between is JSON, which has no line that looks like a fence; an earlier one is not the answer's.
  const from = lines.findLastIndex((line) => FENCE.exec(line)?.[1] === end[1]);
  return from < 0 ? text : lines.slice(0, from).join("\n").trimEnd();
}

const FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*([^\s`]*)[ \t]*$/;
