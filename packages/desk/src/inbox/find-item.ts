import {
  type InboxRow,
  inboxRowSchema,
  partsOfItem,
  type SourceState,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Journal } from "@wheelhouse/journal";
import { sourceAt } from "./post-item.ts";

/** An item with its source as that was before the item was read: an append that expects the source's seq sees all that happened since. */
export interface FoundItem {
  readonly row: InboxRow;
  readonly source: SourceState;
  /** Key of its source, and its number there. */
  readonly key: string;
  readonly n: number;
}

/** The item of an id; undefined when there is none. */
export async function itemAt(
  journal: Pick<Journal, "rows">,
  id: string,
): Promise<FoundItem | undefined> {
  const parts = partsOfItem(id);
  const source = parts && (await sourceAt(journal, parts.key));
  const [row] = source ? await journal.rows("inbox", { where: { id }, limit: 1 }) : [];
  return parts && source && row && { ...parts, source, row: inboxRowSchema.parse(row) };
}

/** The item of an id. Throws `inbox.unknown`. */
export async function mustFind(journal: Pick<Journal, "rows">, id: string): Promise<FoundItem> {
  const found = await itemAt(journal, id);
  if (found) return found;
  throw new WheelhouseError("inbox.unknown", `There is no item ${id} in the inbox.`, {
    hint: "See what is there: wheelhouse inbox ls",
  });
}

/** The refusal of what cannot be done with an item as it is. */
export function notNow(
  id: string,
  why: string,
  hint = `Look at it: wheelhouse inbox show ${id}`,
): WheelhouseError {
  return new WheelhouseError("inbox.state", `Item ${id} ${why}.`, { hint });
}

/** Whether nobody has decided about an item. */
export function isOpen({ status }: Pick<InboxRow, "status">): boolean {
  return status === "pending" || status === "claimed";
}
