import { type FireObject, oneLine, type ScheduleObject } from "@wheelhouse/core";
import type { Context } from "../command/context.ts";
import { clean } from "../output/clean.ts";
import { table } from "../output/table.ts";
import { inText } from "./time-text.ts";

type Paint = Context["paint"];

/** Columns of a terminal that has no room for what a schedule does. */
const NARROW = 80;

/** Schedules in columns, as `schedule ls` shows them. */
export function schedulesTable(
  schedules: readonly ScheduleObject[],
  { paint, columns, now }: Pick<Context, "paint" | "columns"> & { readonly now: number },
): string {
  return table(
    schedules,
    [
      { title: "NAME", cell: ({ name }) => paint.bold(name) },
      { title: "STATUS", cell: (schedule) => scheduleStatus(schedule, paint) },
      { title: "NEXT", cell: ({ next: [next] }) => (next === undefined ? "" : inText(next, now)) },
      {
        title: "LAST",
        cell: ({ fires }) => fires.toReversed().map(markOf(paint)).join(""),
      },
      ...(columns < NARROW
        ? []
        : [{ title: "DOES", cell: ({ does }: ScheduleObject) => oneLine(clean(does), 32) }]),
      {
        title: "WHEN",
        cell: ({ words, zone }) => `${words} ${paint.dim(`(${zone})`)}`,
        flexible: true,
      },
    ],
    { columns, head: paint.dim },
  );
}

/** What the marks of fires mean. */
export const MARKS = "✓ ran  ✗ failed  ↷ skipped  · missed  ▸ running  … due";

function markOf(paint: Paint): (fire: FireObject) => string {
  return ({ status }) => {
    switch (status) {
      case "ran":
        return paint.green("✓");
      case "failed":
        return paint.red("✗");
      case "skipped":
        return "↷";
      case "missed":
        return paint.dim("·");
      case "running":
        return paint.cyan("▸");
      case "due":
        return paint.yellow("…");
      default:
        return status satisfies never;
    }
  };
}

/** Where a schedule is, in its colour. */
export function scheduleStatus({ status, fires }: ScheduleObject, paint: Paint): string {
  // Its time has come, and nobody has begun.
  if (status === "running" && fires.some((fire) => fire.status === "due"))
    return paint.yellow("due");
  if (status === "running") return paint.cyan(status);
  if (status === "untrusted") return paint.yellow("not trusted");
  return status === "paused" ? paint.yellow(status) : status;
}
