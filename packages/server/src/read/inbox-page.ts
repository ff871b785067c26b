import {
  INBOX_STATUSES,
  type InboxObject,
  inboxObject,
  type InboxRow,
  inboxRowSchema,
  type InboxStatus,
  isAsleep,
  isHeld,
  partsOfItem,
  routineSince,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Row } from "@wheelhouse/journal";
import type { Journal } from "../server-deps.ts";

const USUAL_LIMIT = 50;

/** What is asked of the inbox; what is absent does not matter. */
export interface InboxQuery {
  readonly status?: InboxStatus | undefined;
  /** Only what a person wants to see later; else those are left out of what is pending. */
  readonly snoozed?: true | undefined;
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
  { cursor, limit = USUAL_LIMIT, status, snoozed, project, ...wanted }: InboxQuery,
  now: number,
): Promise<{ readonly items: InboxObject[]; readonly next_cursor: string | null }> {
  const last = cursor === undefined ? undefined : await itemRow(journal, cursor);
  const after = last && { value: Number(last["created_at"]), key: String(last["id"]) };
  const said = Object.entries({ ...wanted, project_id: project });
  const like: Row = Object.fromEntries(
    said.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const look = async (where: Row, most?: number): Promise<readonly InboxRow[]> => {
    const order = { orderBy: "created_at", descending: true, limit: most, after };
    const rows = await journal.rows("inbox", { where: { ...like, ...where }, ...order });
    return rows.map((row) => inboxRowSchema.parse(row));
  };
  const rows = await rowsOf({ status, snoozed }, { look, most: limit + 1, now });
  const items = rows.slice(0, limit).map((row) => inboxObject(row, now));
  return { items, next_cursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** Rows by where they are at a moment: what was held or put away may be free by then, though nobody has noticed. Few are either. */
async function rowsOf(
  { status, snoozed }: Pick<InboxQuery, "status" | "snoozed">,
  {
    look,
    most,
    now,
  }: {
    readonly look: (where: Row, most?: number) => Promise<readonly InboxRow[]>;
    readonly most: number;
    readonly now: number;
  },
): Promise<readonly InboxRow[]> {
  if (snoozed === true) {
    const asleep = await look({ asleep: 1 });
    const meant = asleep.filter((row) => status === undefined || row.status === status);
    return meant.filter((row) => isAsleep(row, now));
  }
  if (status === "claimed") return (await look({ status })).filter((row) => isHeld(row, now));
  if (status !== "pending") return look(status === undefined ? {} : { status }, most);
  const [free, away, held] = await Promise.all([
    look({ status, asleep: 0 }, most),
    look({ asleep: 1 }),
    look({ status: "claimed" }),
  ]);
  const again = [
    ...away.filter((row) => !isAsleep(row, now)),
    ...held.filter((row) => !isHeld(row, now)),
  ];
  if (again.length === 0) return free;
  return [...free, ...again].sort((a, b) => b.created_at - a.created_at || (a.id < b.id ? 1 : -1));
}

/** An item of the inbox as it is at a moment in milliseconds. Throws `inbox.unknown`. */
export async function inboxItem(
  journal: Pick<Journal, "rows">,
  id: string,
  now: number,
): Promise<InboxObject> {
  return inboxObject(inboxRowSchema.parse(await itemRow(journal, id)), now);
}

/**
 * How many items are where at a moment in milliseconds, how many of those that are pending a person wants to see later, and how
 * many came in during the last day and needed nobody.
 */
export async function inboxCounts(
  journal: Pick<Journal, "rows">,
  now: number,
): Promise<Record<InboxStatus | "snoozed" | "routine", number>> {
  const counts = { pending: 0, claimed: 0, processed: 0, ignored: 0, snoozed: 0, routine: 0 };
  for (const status of INBOX_STATUSES) {
    // Answered from the index alone: no item is read.
    const rows = await journal.rows("inbox", { where: { status }, columns: ["id"] });
    counts[status] = rows.length;
  }
  const silent = { where: { status: "ignored" }, columns: ["id"] };
  const order = { orderBy: "created_at", after: routineSince(now) };
  counts.routine = (await journal.rows("inbox", { ...silent, ...order })).length;
  const where = [{ asleep: 1 }, { status: "claimed" }];
  const rows = await Promise.all(where.map((each) => journal.rows("inbox", { where: each })));
  const [asleep = [], claimed = []] = rows.map((each) =>
    each.map((row) => inboxRowSchema.parse(row)),
  );
  counts.snoozed = asleep.filter((row) => isAsleep(row, now)).length;
  const free = claimed.filter((row) => !isHeld(row, now)).length;
  counts.claimed -= free;
  counts.pending += free - counts.snoozed;
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
