import type { TraceStore } from "@wheelhouse/client";
import { formatDuration } from "@wheelhouse/core";
import type { FoldedRow } from "./fold-heartbeats.ts";

/** What stands for heartbeats in a row: how many, and over how long. Undefined for any other row. */
export function heartbeatsWords(
  row: FoldedRow | undefined,
  store: Pick<TraceStore, "row">,
): string | undefined {
  if (row?.kind !== "heartbeats") return undefined;
  const count = (row.to - row.from + 1).toLocaleString("en");
  const [begin, end] = [store.row(row.from)?.at, store.row(row.to)?.at];
  const over = begin === undefined || end === undefined ? "" : ` in ${formatDuration(end - begin)}`;
  return `${count} heartbeats${over}`;
}
