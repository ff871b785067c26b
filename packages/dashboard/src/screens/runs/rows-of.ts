import type { RunListItem } from "@wheelhouse/core";

/** A row of the list: a run, or the day on which those below it began. */
export type RunsRow =
  | { readonly kind: "day"; readonly key: string; readonly label: string }
  | { readonly kind: "run"; readonly key: string; readonly run: RunListItem };

const DAY_MS = 86_400_000;

/**
 * Runs with a heading for each day, in the order in which they come.
 *
 * @param now The clock by which today is today, in milliseconds.
 */
export function rowsOf(runs: readonly RunListItem[], now: number): RunsRow[] {
  const rows: RunsRow[] = [];
  let last: string | undefined;
  for (const run of runs) {
    const at = Date.parse(run.created_at ?? "");
    const day = Number.isNaN(at) ? "" : dayOf(at);
    if (day !== last) {
      const label = day === "" ? "Without a date" : labelOf(at, now);
      // A run that was imported late may stand among those of another day.
      rows.push({ kind: "day", key: `day:${day}:${rows.length}`, label });
      last = day;
    }
    rows.push({ kind: "run", key: run.id, run });
  }
  return rows;
}

const NAME = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const OLD = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric" });

function labelOf(at: number, now: number): string {
  if (dayOf(at) === dayOf(now)) return "Today";
  if (dayOf(at) === dayOf(now - DAY_MS)) return "Yesterday";
  return (now - at < 180 * DAY_MS ? NAME : OLD).format(at);
}

/** The day of a time where the browser is. */
function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}
