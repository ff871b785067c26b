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
  let fence: { readonly mark: string; readonly from: number } | undefined;
  let answer: { readonly from: number; readonly to: number } | undefined;
  let from = 0;
  for (const line of text.split("\n")) {
    const [, mark = "", rest = ""] = FENCE.exec(line) ?? [];
    if (fence === undefined && mark !== "") fence = { mark, from };
    else if (fence !== undefined && mark.startsWith(fence.mark) && rest.trim() === "") {
      answer = { from: fence.from, to: from + line.length };
      fence = undefined;
    }
    from += line.length + 1;
  }
  const isLast = answer !== undefined && text.slice(answer.to).trim() === "";
  return answer !== undefined && isLast ? text.slice(0, answer.from).trimEnd() : text;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;
