import { oneLine } from "@wheelhouse/core";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import { table } from "../output/table.ts";
import { wrap } from "../output/wrap.ts";
import type { CloneRow } from "./clone-row.ts";
import type { Removed } from "./remove-clone.ts";

const MOST_TITLE = 24;

/** The clones, what they take of the disk, and why each may go or has to stay. */
export function clonesView(rows: readonly CloneRow[], paint: Paint, columns: number): string {
  if (rows.length === 0) return "No run has a clone here.";
  const can = rows.filter(({ removable }) => removable);
  const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
  const freed = can.reduce((sum, row) => sum + row.bytes, 0);
  return [
    table(
      rows,
      [
        { title: "RUN", cell: ({ id }) => paint.bold(id) },
        { title: "SIZE", cell: (row) => inBytes(row.bytes), align: "right" },
        {
          title: "STATE",
          cell: ({ status, removable }) => (removable ? paint.green(status) : status),
        },
        {
          title: "TITLE",
          // The title of an issue's run begins with its number.
          cell: ({ title, issue }) =>
            oneLine(clean(title ?? (issue === null ? "" : `#${issue}`)), MOST_TITLE),
        },
        { title: "WHY", cell: ({ why }) => clean(why), flexible: true, wraps: true },
      ],
      { columns, head: paint.dim },
    ),
    "",
    `${rows.length === 1 ? "1 clone takes" : `${rows.length} clones take`} ${inBytes(bytes)}.`,
    paint.dim(
      wrap(
        can.length === 0
          ? "None may be removed as it is."
          : `${inBytes(freed)} can be free again, nothing was removed yet: wheelhouse clean --yes`,
        columns,
      ),
    ),
  ].join("\n");
}

/** What was removed, and what was not, with the reason. */
export function removedView(rows: readonly Removed[], paint: Paint, columns: number): string {
  if (rows.length === 0) return "No run has a clone here.";
  const freed = rows.reduce((sum, row) => sum + row.freed, 0);
  const count = rows.filter(({ removed }) => removed).length;
  return [
    ...rows.map(({ id, removed, why, freed: bytes }) =>
      wrap(
        removed
          ? `${paint.green("✓")} ${id}: removed, ${inBytes(bytes)}. ${clean(why)}`
          : `${paint.yellow("–")} ${id}: kept. ${clean(why)}`,
        columns,
        { hang: "  " },
      ),
    ),
    "",
    count === 0 ? "Nothing was removed." : `${inBytes(freed)} are free again.`,
  ].join("\n");
}

/** An amount of the disk as a person reads it. */
export function inBytes(bytes: number): string {
  if (bytes >= 1024 ** 3) return `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
  if (bytes >= 1024 ** 2) return `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
  return `${Math.ceil(bytes / 1024)} KiB`;
}
