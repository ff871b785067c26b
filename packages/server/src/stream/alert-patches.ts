import {
  ALERT_STREAMS,
  alertId,
  alertObject,
  alertOfRow,
  isAlertEvent,
  type Patch,
} from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";
import type { Journal } from "../server-deps.ts";

/** The alerts that these events are about, as they are now. */
export async function alertPatches(
  { journal }: { readonly journal: Pick<Journal, "rows"> },
  events: readonly Stored[],
  rev: number,
): Promise<Patch> {
  const ids = new Set<string>();
  for (const event of events)
    if (event.stream.startsWith(ALERT_STREAMS) && isAlertEvent(event))
      ids.add(alertId(event.stream.slice(ALERT_STREAMS.length), event.data.alert));
  const rows = await Promise.all([...ids].map((id) => journal.rows("alerts", { where: { id } })));
  return rows.flat().map((row) => {
    const v = alertObject(alertOfRow(row));
    return { k: "alert", id: v.id, rev, v };
  });
}
