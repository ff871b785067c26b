import { formatDuration, type LedgerLine, ledgerLines, oneLine } from "@wheelhouse/core";
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
  const clock =
    (member: "dispatched_at" | "started_at" | "finished_at") =>
    (line: LedgerLine): string => {
      const at = line.kind === "fire" ? line.fire[member] : null;
      return at === null ? "" : timeText(at, zone, true);
    };
  return table(
    ledgerLines(fires, (at) => Date.parse(at)),
    [
      { title: "DUE", cell: (line) => dueOf(line, zone) },
      { title: "RESULT", cell: (line) => resultOf(line, paint) },
      ...(columns < NARROW
        ? []
        : [
            { title: "SENT", cell: clock("dispatched_at") },
            { title: "BEGAN", cell: clock("started_at") },
          ]),
      { title: "ENDED", cell: clock("finished_at") },
      { title: "WHY", cell: (line) => whyOf(line, zone), flexible: true },
    ],
    { columns, head: paint.dim },
  );
}

/** The time of a line; of what was missed together the first one. */
function dueOf(line: LedgerLine, zone: string): string {
  const first = line.kind === "fire" ? line.fire : line.fires.at(-1);
  return first ? timeText(first.due_at, zone) : "";
}

function resultOf(line: LedgerLine, { green, red, cyan }: Paint): string {
  if (line.kind === "missed") return `missed ×${line.times}`;
  const { status, cause } = line.fire;
  const paint = { ran: green, failed: red, running: cyan }[status as string] ?? String;
  return `${paint(status)}${cause === "person" ? " (you)" : ""}`;
}

type Paint = Context["paint"];

function whyOf(line: LedgerLine, zone: string): string {
  const [last] = line.kind === "missed" ? line.fires : [line.fire];
  const why = last?.why ?? null;
  const words = why === null ? [] : [oneLine(clean(why), 400)];
  if (line.kind === "missed") {
    const until = last ? [`until ${timeText(last.due_at, zone)}`] : [];
    const at = line.madeUpBy?.dispatched_at ?? null;
    const made = at === null ? [] : [`the last made up for ${timeText(at, zone)}`];
    return [[...until, ...made].join(", "), ...words].join(": ");
  }
  const { class: kind, run_id: run } = line.fire;
  return [
    ...(line.late === undefined ? [] : [`${formatDuration(line.late)} late`]),
    ...(kind === null ? [] : [`[${kind}]`]),
    ...words,
    ...(run === null ? [] : [`run ${run}`]),
  ].join(" ");
}

function endOf(output: string): readonly string[] {
  const lines = clean(output).trimEnd().split("\n");
  const cut = lines.length > MOST_LINES ? ["  …"] : [];
  return [...cut, ...lines.slice(-MOST_LINES).map((line) => `  ${line}`)];
}
