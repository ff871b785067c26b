import {
  type InboxObject,
  inboxObject,
  inboxRowSchema,
  type InboxStatus,
  isAsleep,
  routineSince,
  WheelhouseError,
} from "@wheelhouse/core";
import type { JournalReader, Row } from "@wheelhouse/journal";
import { openReading } from "../reading/open-reading.ts";
import { resolveItem, shortItems } from "./item-ids.ts";

/** Most items of a status that are listed. */
export const MOST_LISTED = 500;
const OPEN: readonly InboxStatus[] = ["pending", "claimed"];
const DECIDED: readonly InboxStatus[] = ["processed", "ignored"];
/** Most names that an error lists. */
const MOST_NAMED = 8;

/** Items of the inbox, and how many there are besides. */
export interface ItemList {
  /** The open ones by priority, then the oldest first; after them those that were decided, the latest first. */
  readonly items: readonly InboxObject[];
  /** The shortest beginning that names an item, by its id. */
  readonly short: ReadonlyMap<string, string>;
  /** How many of the last 24 hours needed nothing, how many of all items were dealt with, and how many a person wants to see later. */
  readonly silent: number;
  readonly dealtWith: number;
  readonly snoozed: number;
}

/** Items of one status, those that wait, those that a person wants to see later, or all of them. */
export type Wanted = InboxStatus | "open" | "snoozed" | "all";

/** The open items, those of one status, or all of them, at a moment in milliseconds. At most {@link MOST_LISTED} of a status. */
export async function listItems(
  home: string,
  { wanted, now }: { readonly wanted: Wanted; readonly now: number },
): Promise<ItemList> {
  await using journal = await openReading(home);
  if (!journal) return { items: [], short: new Map(), silent: 0, dealtWith: 0, snoozed: 0 };
  const isOpen = wanted !== "processed" && wanted !== "ignored";
  const open = isOpen ? (await itemsIn(journal, OPEN, now)).sort(byPriority) : [];
  const decided =
    wanted === "processed" || wanted === "ignored"
      ? await itemsIn(journal, [wanted], now)
      : wanted === "all"
        ? await itemsIn(journal, DECIDED, now)
        : [];
  const count = async (where: Row, since: object = {}): Promise<number> =>
    (await journal.rows("inbox", { where, columns: ["id"], ...since })).length;
  const ofToday = { orderBy: "created_at", after: routineSince(now) };
  const asleep = (await journal.rows("inbox", { where: { asleep: 1 } }))
    .map((row) => inboxRowSchema.parse(row))
    .filter((row) => isAsleep(row, now));
  const away = asleep.map((row) => inboxObject(row, now)).sort(byPriority);
  const waiting = open.filter((item) => isWanted(item, wanted));
  return {
    items: wanted === "snoozed" ? away : [...waiting, ...decided.sort(latestFirst)],
    short: shortItems(await idsIn(journal)),
    silent: await count({ status: "ignored" }, ofToday),
    dealtWith: await count({ status: "processed" }),
    snoozed: asleep.length,
  };
}

/** What is put away is seen only by who asks for all. */
function isWanted({ status, outcome }: InboxObject, wanted: Wanted): boolean {
  const isAway = outcome.snoozed_until !== null;
  if (wanted === "all") return true;
  return !isAway && (wanted === "open" || wanted === status);
}

/** The item that an id or the beginning of one names. Throws `inbox.unknown`, or `ambiguous` with those that fit. */
export async function findItem(home: string, named: string, now: number): Promise<InboxObject> {
  await using journal = await openReading(home);
  const found = resolveItem(named, journal ? await idsIn(journal) : []);
  if (found.found === "many") {
    const { ids } = found;
    const more = ids.length > MOST_NAMED ? ` and ${ids.length - MOST_NAMED} more` : "";
    throw new WheelhouseError(
      "ambiguous",
      `${ids.length} items begin with ${JSON.stringify(named)}.`,
      { hint: `Name one of ${ids.slice(0, MOST_NAMED).join(", ")}${more}.` },
    );
  }
  const [row] =
    journal && found.found === "one"
      ? await journal.rows("inbox", { where: { id: found.id }, limit: 1 })
      : [];
  if (!row)
    throw new WheelhouseError(
      "inbox.unknown",
      `There is no item ${JSON.stringify(named)} in the inbox.`,
      { hint: "See what is there: wheelhouse inbox ls --all" },
    );
  return inboxObject(inboxRowSchema.parse(row), now);
}

async function idsIn(journal: JournalReader): Promise<readonly string[]> {
  const rows = await journal.rows("inbox", { columns: ["id"] });
  return rows.map(({ id }) => String(id));
}

async function itemsIn(
  journal: JournalReader,
  statuses: readonly InboxStatus[],
  now: number,
): Promise<InboxObject[]> {
  const rows = await Promise.all(
    statuses.map((status) =>
      journal.rows("inbox", {
        where: { status },
        orderBy: OPEN.includes(status) ? "rank" : "created_at",
        descending: !OPEN.includes(status),
        limit: MOST_LISTED,
      }),
    ),
  );
  return rows.flat().map((row) => inboxObject(inboxRowSchema.parse(row), now));
}

const RANK = { critical: 0, normal: 1, low: 2 } as const;

function byPriority(a: InboxObject, b: InboxObject): number {
  return RANK[a.priority] - RANK[b.priority] || Date.parse(a.created_at) - Date.parse(b.created_at);
}

function latestFirst(a: InboxObject, b: InboxObject): number {
  return Date.parse(b.created_at) - Date.parse(a.created_at);
}
