import { type InboxObject, kindOfItem } from "@wheelhouse/core";

/** A row of the list: an item, and how many of the same source and kind stand behind it. */
export interface InboxRow {
  readonly key: string;
  readonly item: InboxObject;
  /** How many are alike, this one included; those behind it are rows of their own while `isOpen`. */
  readonly alike: number;
  readonly isOpen: boolean;
  /** Whether it stands below the first of those that are alike. */
  readonly isBelow: boolean;
}

/**
 * Items as rows: those of one source and kind are one row at the place of the first, until somebody opens it.
 *
 * @param open Kinds that were opened.
 */
export function inboxRows(
  items: readonly InboxObject[],
  open: ReadonlySet<string>,
): readonly InboxRow[] {
  const kinds = Map.groupBy(items, kindOfItem);
  return [...kinds].flatMap(([kind, alike]) => {
    const isOpen = alike.length > 1 && open.has(kind);
    return (isOpen ? alike : alike.slice(0, 1)).map((item, index): InboxRow => ({
      key: item.id,
      item,
      alike: index === 0 ? alike.length : 1,
      isOpen,
      isBelow: index > 0,
    }));
  });
}

/** Most items that one decision is about. */
const MOST_AT_ONCE = 300;

/** Ids of the items that a decision about a row is about: all that stand behind it while it is closed, else its own. */
export function meantBy(
  row: InboxRow | undefined,
  items: readonly InboxObject[],
): readonly string[] {
  if (row === undefined) return [];
  const { item, alike, isOpen } = row;
  if (alike === 1 || isOpen) return [item.id];
  const kind = kindOfItem(item);
  const others = items.filter((each) => each.id !== item.id && kindOfItem(each) === kind);
  return [item.id, ...others.map(({ id }) => id)].slice(0, MOST_AT_ONCE);
}

/** The item to look at when some are decided, the first of them on a row: what takes its place, else the row after or before; undefined when nothing is left. */
export function itemAfter(
  rows: readonly InboxRow[],
  items: readonly InboxObject[],
  decided: readonly string[],
): string | undefined {
  const gone = new Set(decided);
  const place = rows.findIndex(({ key }) => key === decided[0]);
  const row = rows[place];
  const next =
    row !== undefined && row.alike > 1
      ? items.find((each) => !gone.has(each.id) && kindOfItem(each) === kindOfItem(row.item))
      : undefined;
  return (next ?? rows[place + 1]?.item ?? rows[place - 1]?.item)?.id;
}
