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
