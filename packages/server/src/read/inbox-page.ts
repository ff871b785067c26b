import {
  INBOX_STATUSES,
  type InboxObject,
  inboxObject,
  inboxRowSchema,
  type InboxStatus,
  partsOfItem,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Row } from "@wheelhouse/journal";
import type { Journal } from "../server-deps.ts";

const USUAL_LIMIT = 50;

/** What is asked of the inbox; what is absent does not matter. */
export interface InboxQuery {
  readonly status?: InboxStatus | undefined;
  readonly project?: string | undefined;
  readonly priority?: string | undefined;
  readonly source_type?: string | undefined;
  /** Id of the last item that one has. */
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** Items of the inbox, the latest first, as they are at a moment in milliseconds. Throws `inbox.unknown` for a cursor that is none. */
export async function inboxPage(
  journal: Pick<Journal, "rows">,
  { cursor, limit = USUAL_LIMIT, project, ...wanted }: InboxQuery,
  now: number,
): Promise<{ readonly items: InboxObject[]; readonly next_cursor: string | null }> {
  const last = cursor === undefined ? undefined : await itemRow(journal, cursor);
  const said = Object.entries({ ...wanted, project_id: project });
  const where: Row = Object.fromEntries(
    said.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const rows = await journal.rows("inbox", {
    where,
    orderBy: "created_at",
    descending: true,
    limit: limit + 1,
    after: last && { value: Number(last["created_at"]), key: String(last["id"]) },
  });
  const items = rows.slice(0, limit).map((row) => inboxObject(inboxRowSchema.parse(row), now));
  return { items, next_cursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** An item of the inbox as it is at a moment in milliseconds. Throws `inbox.unknown`. */
export async function inboxItem(
  journal: Pick<Journal, "rows">,
  id: string,
  now: number,
): Promise<InboxObject> {
  return inboxObject(inboxRowSchema.parse(await itemRow(journal, id)), now);
}

/** How many items are where. A claim that has run out counts as one until somebody looks at its item. */
export async function inboxCounts(
  journal: Pick<Journal, "rows">,
): Promise<Record<InboxStatus, number>> {
  const counts = { pending: 0, claimed: 0, processed: 0, ignored: 0 };
  for (const status of INBOX_STATUSES) {
    // Answered from the index alone: no item is read.
    const rows = await journal.rows("inbox", { where: { status }, columns: ["id"] });
    counts[status] = rows.length;
  }
  return counts;
}

async function itemRow(journal: Pick<Journal, "rows">, id: string): Promise<Row> {
  const [row] = partsOfItem(id) ? await journal.rows("inbox", { where: { id }, limit: 1 }) : [];
  if (row) return row;
  throw new WheelhouseError(
    "inbox.unknown",
    `There is no item ${JSON.stringify(id.slice(0, 60))} in the inbox.`,
    { hint: "What there is: GET /api/inbox" },
  );
}
