import type { InboxObject } from "@wheelhouse/core";

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

/** What makes items alike: where they come from, and what kind of thing happened. */
export function kindOf({ source_type, source_id, priority, status, outcome }: InboxObject): string {
  const { project_id: project, result, class: kind = "" } = outcome;
  return JSON.stringify([project, source_type, source_id, priority, status, result, kind]);
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
  const kinds = Map.groupBy(items, kindOf);
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

/** The item to look at when one is decided: the row after it, else the one before; undefined when it was alone. */
export function itemAfter(
  rows: readonly InboxRow[],
  items: readonly InboxObject[],
  decided: string,
): string | undefined {
  const place = rows.findIndex(({ key }) => key === decided);
  const row = rows[place];
  // The next of those that are alike takes its place.
  const next =
    row !== undefined && row.alike > 1
      ? items.find(
          ({ id, ...rest }) => id !== decided && kindOf({ id, ...rest }) === kindOf(row.item),
        )
      : undefined;
  return (next ?? rows[place + 1]?.item ?? rows[place - 1]?.item)?.id;
}
