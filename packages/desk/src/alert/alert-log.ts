import {
  type AlertEvent,
  alertOfRow,
  type AlertState,
  alertStream,
  jsonSchema,
} from "@wheelhouse/core";
import type { Engine } from "@wheelhouse/engine";
import type { Journal, StreamAppend } from "@wheelhouse/journal";

/** Most alerts that are looked at for what they owe, the most urgent ones first. */
const MOST_OWED = 500;

/** The journal and the engine, as far as alerts are written with them. */
export interface AlertLog {
  readonly journal: Pick<Journal, "rows" | "head">;
  readonly engine: Pick<Engine, "append">;
}

/** An alert with its id. */
export type StoredAlert = AlertState & { readonly id: string };

/** The alerts that a channel still owes. */
export async function owedAlerts({ journal }: AlertLog): Promise<readonly StoredAlert[]> {
  const rows = await journal.rows("alerts", {
    where: { owed: 1 },
    orderBy: "rank",
    limit: MOST_OWED,
  });
  return rows.map(alertOfRow);
}

/** The last alert with a key; undefined when there was none. */
export async function lastAlert(
  { journal }: AlertLog,
  key: string,
): Promise<StoredAlert | undefined> {
  const [row] = await journal.rows("alerts", {
    where: { key },
    orderBy: "n",
    descending: true,
    limit: 1,
  });
  return row && alertOfRow(row);
}

/** The alert of an id, as it is now. */
export async function alertAt({ journal }: AlertLog, id: string): Promise<StoredAlert | undefined> {
  const [row] = await journal.rows("alerts", { where: { id }, limit: 1 });
  return row && alertOfRow(row);
}

/**
 * The append that `decide` makes of the alerts with a key as they are. *Contract*: it is refused when anything has happened to them
 * since, for it expects the end of their stream from before they were read.
 */
export async function alertAppend(
  log: AlertLog,
  key: string,
  decide: () => Promise<readonly AlertEvent[]>,
): Promise<readonly StreamAppend[]> {
  const stream = alertStream(key);
  const expectedSeq = await log.journal.head(stream);
  const events = await decide();
  if (events.length === 0) return [];
  const drafts = events.map(({ type, data }) => ({ type, data: jsonSchema.parse(data) }));
  return [{ stream, expectedSeq, class: "run", events: drafts }];
}
