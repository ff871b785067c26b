import { formatAgo, type InboxObject, oneLine } from "@wheelhouse/core";
import type { Context } from "../command/context.ts";
import { clean } from "../output/clean.ts";
import { table } from "../output/table.ts";
import { wrap } from "../output/wrap.ts";
import { whyText } from "./why-text.ts";

type Layout = Pick<Context, "paint" | "columns"> & {
  /** Wall clock in milliseconds. */
  readonly now: number;
};

/** Columns of a terminal that has no room for who posted. */
const NARROW = 130;

/** Items in columns; below each, why it is where it is. */
export function itemsTable(
  items: readonly InboxObject[],
  short: ReadonlyMap<string, string>,
  { paint, columns, now }: Layout,
): string {
  const lines = table(
    items,
    [
      { title: "ITEM", cell: ({ id }) => paint.bold(short.get(id) ?? id) },
      { title: "PRIORITY", cell: (item) => priorityOf(item, paint) },
      {
        title: "AGE",
        cell: ({ created_at: at }) => formatAgo(Date.parse(at), now).replace(" ago", ""),
        align: "right",
      },
      { title: "STATUS", cell: ({ status }) => (status === "pending" ? "" : status) },
      ...(columns < NARROW
        ? []
        : [
            {
              title: "FROM",
              cell: ({ source_type: type, source_id: id }: InboxObject) =>
                oneLine(clean(`${type} ${id}`), 28),
            },
          ]),
      { title: "MESSAGE", cell: ({ message }) => oneLine(clean(message), 400), flexible: true },
    ],
    { columns, head: paint.dim },
  ).split("\n");
  const [head = "", ...rows] = lines;
  return [
    head,
    ...rows.flatMap((row, index) => {
      const item = items[index];
      const why = item && oneLine(clean(whyText(item)), 400);
      return why === undefined ? [row] : [row, paint.dim(wrap(why, columns, { indent: "    " }))];
    }),
  ].join("\n");
}

/** All that is known of an item. */
export function itemPage(item: InboxObject, { paint, columns, now }: Layout): string {
  const { id, message, status, outcome, source_type: type, source_id: source, attempts } = item;
  const { project_id: project, schedule, fire, run, link, text, class: kind, result } = outcome;
  // Whoever holds it now has not said anything yet.
  const held = status === "claimed" ? attempts - 1 : attempts;
  const facts = [
    `from ${type} ${source}${project === "" ? "" : ` in ${project}`}, ${formatAgo(Date.parse(item.created_at), now)}`,
    `${result}${kind === undefined ? "" : ` [${kind}]`}`,
    whyText(item),
    ...(held > 0 && outcome.decision === null
      ? [`held ${held} ${held === 1 ? "time" : "times"} without a decision`]
      : []),
    ...(schedule === undefined
      ? []
      : [`schedule ${schedule}${fire === undefined ? "" : `, its fire ${fire}`}`]),
    ...(run === undefined ? [] : [`run ${run}: wheelhouse show ${run}`]),
    ...(link === undefined ? [] : [`see ${link}`]),
  ];
  const lines = [
    wrap(`${paint.bold(id)} · ${status} · ${priorityOf(item, paint) || "normal"}`, columns),
    wrap(clean(message), columns, { indent: "  " }),
    "",
    ...facts.map((fact) => wrap(clean(fact), columns, { indent: "  " })),
  ];
  if (text !== undefined && text.trim() !== "")
    lines.push(
      "",
      paint.dim("It said:"),
      ...clean(text)
        .trimEnd()
        .split("\n")
        .map((line) => `  ${line}`),
    );
  return lines.join("\n");
}

function priorityOf({ priority }: InboxObject, paint: Context["paint"]): string {
  if (priority === "critical") return paint.red(priority);
  return priority === "low" ? paint.dim(priority) : "";
}
