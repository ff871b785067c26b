import { bodiesOfItem, type InboxRow, inboxRowSchema } from "@wheelhouse/core";
import type { Journal } from "@wheelhouse/journal";
import type { DigestItem } from "./digest-text.ts";

/** So many of the last decisions of a source are told. */
const MOST_BEFORE = 2;
/** So many of its last items are looked at for them. */
const LOOKED_AT = 12;

/** Items with what was decided about earlier ones of their sources. */
export async function digestItems(
  journal: Pick<Journal, "rows">,
  rows: readonly InboxRow[],
): Promise<readonly DigestItem[]> {
  const items: DigestItem[] = [];
  for (const row of rows) items.push({ row, before: await decidedBefore(journal, row) });
  return items;
}

async function decidedBefore(
  journal: Pick<Journal, "rows">,
  { source_id, source_type, project_id }: InboxRow,
): Promise<readonly string[]> {
  const found = await journal.rows("inbox", {
    where: { source_id, source_type, project_id },
    orderBy: "created_at",
    descending: true,
    limit: LOOKED_AT,
  });
  return found
    .flatMap((row) => bodiesOfItem(inboxRowSchema.parse(row)).decision ?? [])
    .slice(0, MOST_BEFORE)
    .map(({ decisions, issue, rule, by }) => {
      const about = issue === undefined ? "" : ` #${issue}`;
      return `${decisions.join(" and ")}${about} by ${rule === undefined ? by : `rule ${rule}`}`;
    });
}
