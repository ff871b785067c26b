import { type Entry, REVIEW_CLASSES } from "../fold/entry.ts";
import { mainList } from "./standing-lists.ts";

/** Numbers the classified entries of the main list: `CRIT-1`, `WARN-1`, … in the report's order. */
export function labelsOf(entries: readonly Entry[]): ReadonlyMap<Entry, string> {
  const labels = new Map<Entry, string>();
  for (const name of REVIEW_CLASSES) {
    const own = mainList(entries).filter((entry) => entry.class === name);
    for (const [index, entry] of own.entries()) labels.set(entry, `${name}-${index + 1}`);
  }
  return labels;
}
