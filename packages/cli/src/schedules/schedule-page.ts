import { type FireObject, formatDuration, oneLine } from "@wheelhouse/core";
import type { Context } from "../command/context.ts";
import { clean } from "../output/clean.ts";
import { table } from "../output/table.ts";
import { wrap } from "../output/wrap.ts";
import { actLines } from "./act-lines.ts";
import type { ScheduleDetail } from "./schedule-detail.ts";
import { scheduleStatus } from "./schedules-table.ts";
import { inText, timeText } from "./time-text.ts";

/** How a page of a schedule is laid out. */
export type ScheduleLayout = Pick<Context, "paint" | "columns"> & {
  /** Wall clock in milliseconds. */
  readonly now: number;
  /** Whether a process is there that fires schedules. */
  readonly isServed: boolean;
};

/** So many lines of the end of an output are shown. */
const MOST_LINES = 20;
/** Columns of a terminal that has no room for the times between. */
const NARROW = 90;

/** What will happen, and what has: all that there is to know of a schedule. */
export function schedulePage(detail: ScheduleDetail, layout: ScheduleLayout): string {
  const { schedule, output } = detail;
  const { paint } = layout;
  const lines = willHappen(detail, layout);
  if (schedule.fires.length > 0)
    lines.push("", paint.dim("Fires, the latest first:"), ledger(detail, layout));
  if (output !== null) lines.push("", paint.dim("The latest one said:"), ...endOf(output));
  return lines.join("\n");
}

/** What a schedule will do and when, as lines. */
export function willHappen(
  { schedule, waitsUntil }: ScheduleDetail,
  { paint, columns, now, isServed }: ScheduleLayout,
): string[] {
  const { name, title, status, words, zone, next, timeout_ms, catch_up, notify_on } = schedule;
  const heading = title === "" ? "" : ` · ${oneLine(clean(title), 200)}`;
  const timeout = formatDuration(timeout_ms);
  const paused = schedule.paused_reason === null ? "" : `: ${clean(schedule.paused_reason)}`;
  const lines = [
    wrap(`${paint.bold(name)}${heading} · ${scheduleStatus(schedule, paint)}${paused}`, columns),
    wrap(`${words}, by the clock of ${zone} (${schedule.cron})`, columns, INDENT),
    ...actLines(schedule.act).map((line) => wrap(line, columns, INDENT)),
    wrap(
      `at most ${timeout} · missed times: ${catch_up === "last" ? "the last is made up for" : "none is made up for"} · tells beyond the inbox: ${notify_on}`,
      columns,
      INDENT,
    ),
  ];
  if (next.length > 0) lines.push("", paint.dim(`Next, ${zone}:`));
  for (const time of next) lines.push(`  ${timeText(time, zone)}  ${paint.dim(inText(time, now))}`);
  const notes = [
    ...(waitsUntil === null
      ? []
      : [
          `The clock was set back: nothing is due before ${timeText(waitsUntil, zone)}. Begin anew from now: wheelhouse schedule resume ${name}`,
        ]),
    ...(status === "untrusted"
      ? [
          `A file of the project asks for it, and it does nothing until you trust it: wheelhouse schedule trust ${name}`,
        ]
      : []),
    ...(status === "paused" ? [`Go on with it: wheelhouse schedule resume ${name}`] : []),
    ...(isServed ? [] : [NOT_SERVED]),
  ];
  if (notes.length > 0)
    lines.push("", ...notes.map((note) => paint.yellow(wrap(note, columns, INDENT))));
  return lines;
}

const INDENT = { indent: "  " };

/** What to know as long as nobody fires schedules. */
export const NOT_SERVED =
  "Schedules are fired by `wheelhouse serve`, and it is not running: until it does, nothing happens.";

function ledger(
  { schedule: { fires, zone } }: ScheduleDetail,
  { paint, columns }: ScheduleLayout,
): string {
  const clock = (at: string | null): string => (at === null ? "" : timeText(at, zone, true));
  return table(
    fires,
    [
      { title: "DUE", cell: ({ due_at: at }) => timeText(at, zone) },
      { title: "RESULT", cell: (fire) => resultOf(fire, paint) },
      ...(columns < NARROW
        ? []
        : [
            { title: "BEGUN", cell: ({ dispatched_at: at }: FireObject) => clock(at) },
            { title: "STARTED", cell: ({ started_at: at }: FireObject) => clock(at) },
          ]),
      { title: "ENDED", cell: ({ finished_at: at }) => clock(at) },
      { title: "WHY", cell: whyOf, flexible: true },
    ],
    { columns, head: paint.dim },
  );
}

function resultOf({ status, times, cause }: FireObject, { green, red, cyan }: Paint): string {
  const paint = { ran: green, failed: red, running: cyan }[status as string] ?? String;
  const more = times > 1 ? ` ×${times}` : "";
  return `${paint(status)}${more}${cause === "person" ? " (you)" : ""}`;
}

type Paint = Context["paint"];

function whyOf({ why, class: kind, run_id: run }: FireObject): string {
  return [
    ...(kind === null ? [] : [`[${kind}]`]),
    ...(why === null ? [] : [oneLine(clean(why), 400)]),
    ...(run === null ? [] : [`run ${run}`]),
  ].join(" ");
}

function endOf(output: string): readonly string[] {
  const lines = clean(output).trimEnd().split("\n");
  const cut = lines.length > MOST_LINES ? ["  …"] : [];
  return [...cut, ...lines.slice(-MOST_LINES).map((line) => `  ${line}`)];
}
