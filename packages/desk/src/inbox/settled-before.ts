import {
  bodiesOfItem,
  type InboxEvent,
  type InboxRow,
  inboxRowSchema,
  mendsItself,
  partsOfItem,
} from "@wheelhouse/core";
import type { Journal } from "@wheelhouse/journal";

/** What an item is that ends others of its source, and what it is in its source. */
interface Ending {
  readonly row: InboxRow;
  readonly key: string;
  readonly n: number;
}

/**
 * What a success settles: failures of its source before it that nobody has decided about. One that a person has to be told of first, since
 * somebody had to sign in, waits for that.
 */
export async function mendedBy(
  journal: Pick<Journal, "rows">,
  ending: Ending,
): Promise<readonly InboxEvent[]> {
  if (!mendsItself(ending.row.source_type)) return [];
  const open = await openFailures(journal, ending);
  return open
    .filter(({ row }) => !(isSignIn(row) && row.notified_at === null))
    .map(({ item }) => settled(item, "It went well since."));
}

/** What an issue settles that a rule has made of failures in a row: those before the last one, unless they are a person's. */
export async function takenInBy(
  journal: Pick<Journal, "rows">,
  ending: Ending,
  issue: number,
): Promise<readonly InboxEvent[]> {
  const open = await openFailures(journal, ending);
  return open
    .filter(({ row }) => !isSignIn(row) && row.reopened === 0 && row.asleep === 0)
    .map(({ item }) => settled(item, `Issue #${issue} is about that.`));
}

function settled(item: number, why: string): InboxEvent {
  return { type: "inbox.settled", data: { item, why } };
}

function isSignIn(row: InboxRow): boolean {
  return bodiesOfItem(row).outcome.class === "auth";
}

/** Failures of the source before an item that nobody has decided about. Whoever holds one loses it: what it was about is over. */
async function openFailures(
  journal: Pick<Journal, "rows">,
  { row, key, n }: Ending,
): Promise<readonly { readonly row: InboxRow; readonly item: number }[]> {
  const where = {
    source_id: row.source_id,
    source_type: row.source_type,
    project_id: row.project_id,
  };
  const found = await Promise.all(
    ["pending", "claimed"].map((status) => journal.rows("inbox", { where: { ...where, status } })),
  );
  return found.flat().flatMap((each) => {
    const open = inboxRowSchema.parse(each);
    const parts = partsOfItem(open.id);
    const isBefore = parts?.key === key && parts.n < n;
    if (!isBefore || bodiesOfItem(open).outcome.result !== "failed") return [];
    return [{ row: open, item: parts.n }];
  });
}
