import {
  bodiesOfItem,
  type InboxEvent,
  type InboxRow,
  inboxRowSchema,
  mendsItself,
  partsOfItem,
} from "@wheelhouse/core";
import type { Journal } from "@wheelhouse/journal";

/**
 * What a success settles: failures of its source before it that nobody has decided about. One that a person has to be told of first, since
 * somebody had to sign in, waits for that.
 */
export async function mendedBy(
  journal: Pick<Journal, "rows">,
  { row, key, n }: { readonly row: InboxRow; readonly key: string; readonly n: number },
): Promise<readonly InboxEvent[]> {
  if (!mendsItself(row.source_type)) return [];
  const where = {
    source_id: row.source_id,
    source_type: row.source_type,
    project_id: row.project_id,
  };
  // Whoever holds one loses it: what it was about is over.
  const found = await Promise.all(
    ["pending", "claimed"].map((status) => journal.rows("inbox", { where: { ...where, status } })),
  );
  const open = found.flat().map((each) => inboxRowSchema.parse(each));
  return open.flatMap((each): InboxEvent[] => {
    const parts = partsOfItem(each.id);
    const { outcome } = bodiesOfItem(each);
    if (parts?.key !== key || parts.n >= n || outcome.result !== "failed") return [];
    if (outcome.class === "auth" && each.notified_at === null) return [];
    return [{ type: "inbox.settled", data: { item: parts.n, why: "It went well since." } }];
  });
}
