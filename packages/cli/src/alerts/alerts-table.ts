import { type AlertObject, formatAgo, oneLine } from "@wheelhouse/core";
import type { Context } from "../command/context.ts";
import { clean } from "../output/clean.ts";
import { table } from "../output/table.ts";

/** Alerts in columns, the latest first. */
export function alertsTable(
  alerts: readonly AlertObject[],
  { paint, columns, now }: Pick<Context, "paint" | "columns"> & { readonly now: number },
): string {
  return table(
    alerts,
    [
      {
        title: "AGE",
        cell: ({ last_at: at }) => (at === null ? "" : formatAgo(Date.parse(at), now)),
        align: "right",
      },
      {
        title: "PRIORITY",
        cell: ({ priority }) =>
          priority === "critical" ? paint.red(priority) : priority === "low" ? priority : "",
      },
      { title: "TIMES", cell: ({ repeats }) => (repeats === 0 ? "" : String(repeats + 1)) },
      { title: "WHERE", cell: (alert) => whereOf(alert, paint) },
      {
        title: "ALERT",
        cell: ({ title, deliveries }) => {
          const why = deliveries.find((each) => each.why !== null)?.why;
          const words = why === undefined || why === null ? "" : ` · ${oneLine(clean(why), 120)}`;
          return `${clean(title)}${paint.dim(words)}`;
        },
        flexible: true,
      },
    ],
    { columns, head: paint.dim },
  );
}

function whereOf({ deliveries }: AlertObject, paint: Context["paint"]): string {
  return deliveries
    .map(({ channel, status }) =>
      status === "sent"
        ? paint.green(channel)
        : status === "owed"
          ? paint.yellow(`${channel}…`)
          : paint.red(`${channel}✗`),
    )
    .join(" ");
}
