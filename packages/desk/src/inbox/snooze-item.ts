import { type InboxEvent, type InboxRow, inboxRowSchema } from "@wheelhouse/core";
import { racing } from "../write/issue-log.ts";
import { isOpen, itemAt, mustFind, notNow } from "./find-item.ts";
import { inboxAppend, type InboxPorts } from "./post-item.ts";

/** Whoever has waited for the time wakes items. */
const BY_TIME = "the clock";

/**
 * Puts an item away until a time, in milliseconds as `now`; whoever holds it has lost it, and until then nobody decides about it but a person.
 * Throws `inbox.unknown`, or `inbox.state` for one that is decided or a time that has passed.
 */
export async function snoozeItem(
  { journal, engine }: InboxPorts,
  {
    item,
    until,
    by,
    now,
  }: {
    readonly item: string;
    readonly until: number;
    readonly by: string;
    readonly now: number;
  },
): Promise<void> {
  await racing(async () => {
    const { row, source, n, key } = await mustFind(journal, item);
    if (!isOpen(row))
      throw notNow(item, "is decided already", `Take that back: wheelhouse inbox undo ${item}`);
    if (until <= now) throw notNow(item, "cannot be put away until a time that has passed");
    const event: InboxEvent = { type: "inbox.snoozed", data: { item: n, until, by } };
    await engine.append([inboxAppend(key, source.seq, [event])]);
  });
}

/** Brings back the items whose time has come at a moment in milliseconds. Gives their ids. */
export async function wakeDue(
  { journal, engine }: InboxPorts,
  now: number,
): Promise<readonly string[]> {
  const isDue = ({ asleep, snoozed_until: until }: InboxRow): boolean =>
    asleep === 1 && (until ?? 0) <= now;
  const asleep = (await journal.rows("inbox", { where: { asleep: 1 } })).map((row) =>
    inboxRowSchema.parse(row),
  );
  const due = asleep.filter(isDue);
  for (const { id } of due)
    await racing(async () => {
      const found = await itemAt(journal, id);
      if (!found || !isDue(found.row)) return;
      const { key, n, source } = found;
      const event: InboxEvent = { type: "inbox.woken", data: { item: n, by: BY_TIME } };
      await engine.append([inboxAppend(key, source.seq, [event])]);
    });
  return due.map(({ id }) => id);
}
