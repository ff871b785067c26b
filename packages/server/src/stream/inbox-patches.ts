import {
  INBOX_STREAMS,
  inboxObject,
  inboxRowSchema,
  isInboxEvent,
  itemId,
  type Patch,
} from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";
import type { Journal } from "../server-deps.ts";

/** The items of the inbox that these events are about, as they are now. */
export async function inboxPatches(
  { journal, now }: { readonly journal: Pick<Journal, "rows">; readonly now: () => number },
  events: readonly Stored[],
  rev: number,
): Promise<Patch> {
  const ids = new Set<string>();
  for (const event of events)
    if (event.stream.startsWith(INBOX_STREAMS) && isInboxEvent(event))
      ids.add(itemId(event.stream.slice(INBOX_STREAMS.length), event.data.item));
  const rows = await Promise.all([...ids].map((id) => journal.rows("inbox", { where: { id } })));
  return rows.flat().map((row) => {
    const v = inboxObject(inboxRowSchema.parse(row), now());
    return { k: "inbox", id: v.id, rev, v };
  });
}
