/**
 * A process with the real scheduler and inbox over a journal on the disk, and as many schedules as it is told, all due in one
 * minute: a third are runs, a third programs, a third calls of an address, one of which is refused. Says what the journal has of them when nothing
 * is at work any more, and how late the event loop was meanwhile.
 */
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import {
  EVENT_VERSION,
  fireRowSchema,
  jsonSchema,
  RUN_PROJECTIONS,
  type RunEvent,
  type ScheduleAct,
} from "@wheelhouse/core";
import {
  type Acts,
  createAlerter,
  openInbox,
  performSchedule,
  Scheduler,
  type SchedulePorts,
} from "@wheelhouse/desk";
import type { Clock } from "@wheelhouse/engine";
import { openSqliteJournal } from "@wheelhouse/journal";
import { systemClock } from "../../packages/cli/src/host/system-clock.ts";
import { callAddress } from "../../packages/cli/src/schedules/act/call-address.ts";
import { runProgram } from "../../packages/cli/src/schedules/act/run-program.ts";

const [home = "", url = "", schedules = "0"] = process.argv.slice(2);
/** The minute comes so soon after everything is open, in milliseconds. */
const LEAD_MS = 2_000;
const MINUTE = 60_000;
const project = { id: "orders-1a2b3c", path: home };
let ahead = 0;
const clock: Clock = { ...systemClock, now: () => Date.now() + ahead };

const journal = await openSqliteJournal({
  path: join(home, "journal.db"),
  projections: RUN_PROJECTIONS,
  eventVersion: EVENT_VERSION,
  clock: () => clock.now(),
});
const engine = { append: journal.append.bind(journal) };
const errors: string[] = [];
const onError = (error: unknown): void => void errors.push(String(error));

const append = (run: string, { type, data }: RunEvent, idempotencyKey?: string) =>
  journal.append(
    [{ stream: `run/${run}`, class: "run", events: [{ type, data: jsonSchema.parse(data) }] }],
    { idempotencyKey },
  );
let runs = 0;
/** A run that is over as soon as it is born: here nobody measures what flows do. */
const begin: Acts["flow"] = async (_, { key, by }) => {
  const run = `r${++runs}`;
  const data = { flow: "code-review", title: key, project, input: {}, by };
  await append(run, { type: "run.created", data }, key);
  await append(run, { type: "run.completed", data: {} });
  return { run };
};
const acts: Acts = {
  flow: begin,
  issue: () => Promise.reject(new Error("no schedule of these is about an issue")),
  command: runProgram,
  http: callAddress,
  reap: () => Promise.resolve(),
};

const alerts = createAlerter({
  journal,
  engine,
  clock,
  settings: () => ({ browser: true, log: false }),
  notifiers: () => new Map(),
  onDropped: () => undefined,
  onError,
});
const inbox = await openInbox({
  journal,
  engine,
  alerts,
  clock,
  addressOf: () => undefined,
  projectNamed: () => undefined,
  onError,
});
const ports: SchedulePorts = {
  journal,
  engine,
  clock,
  acts,
  onPosted: (id) => void inbox.posted(id),
  onError,
};

const due = Math.ceil(clock.now() / MINUTE) * MINUTE + MINUTE;
const at = new Date(due);
const cron = `${at.getUTCMinutes()} ${at.getUTCHours()} * * *`;
const doings: readonly ((n: number) => ScheduleAct)[] = [
  () => ({ kind: "flow", flow: "code-review" }),
  () => ({ kind: "command", argv: ["true"] }),
  (n) => ({ kind: "http", method: "GET", url: `${url}/${n}` }),
];
for (let n = 0; n < Number(schedules); n++) {
  const act = doings[n % doings.length]?.(n) ?? { kind: "issue", number: 1 };
  await performSchedule(ports, {
    do: "define",
    project,
    by: "ann",
    input: {
      name: `s${n}`,
      title: "",
      cron,
      zone: "UTC",
      act,
      catchUp: "last",
      timeoutMs: MINUTE,
      notifyOn: "failure",
    },
    origin: "person",
    isNew: true,
  });
}
// Nobody waits for the minute: the clock is set before anything is timed by it.
ahead = due - LEAD_MS - Date.now();
const scheduler = new Scheduler(ports);
await scheduler.open();

const loop = monitorEventLoopDelay({ resolution: 1 });
const cpu = process.cpuUsage();
const opened = performance.now();
const count = async (status: readonly string[]): Promise<number> => {
  let all = 0;
  for (const each of status)
    all += (await journal.rows("fires", { where: { status: each }, columns: ["id"] })).length;
  return all;
};
// Looked at rarely, and from the tables: to look costs the loop that is measured as well.
await new Promise((resolve) => setTimeout(resolve, LEAD_MS - 500));
loop.enable();
while ((await count(["ran", "failed", "skipped"])) < Number(schedules)) {
  if (performance.now() - opened > 5 * MINUTE) break;
  await new Promise((resolve) => setTimeout(resolve, 500));
}
await scheduler.calm();
loop.disable();
await inbox.calm();
const ruled = clock.now();
const { user, system } = process.cpuUsage(cpu);

const rows = (await journal.rows("fires")).map((row) => fireRowSchema.parse(row));
const latest = (column: "dispatched_at" | "finished_at"): number =>
  Math.max(...rows.map((row) => row[column] ?? Infinity)) - due;
const begun = new Set<string>();
let dues = 0;
for (let n = 0; n < Number(schedules); n++)
  for (const { type, data } of await journal.read(`schedule/${project.id}/s${n}`)) {
    if (type === "schedule.due") dues++;
    if (type === "schedule.started") begun.add(`${n} ${JSON.stringify(data)}`);
  }
const items = await journal.rows("inbox", { columns: ["status"] });
const refused = rows.find((row) => row.status === "failed");
const [alert] = await journal.rows("alerts", { columns: ["raised_at"] });
const toldMs = Number(alert?.["raised_at"] ?? NaN) - (refused?.finished_at ?? NaN);
process.stdout.write(
  `${JSON.stringify({
    rows: rows.length,
    dues,
    begun: begun.size,
    runs,
    well: rows.filter(({ status }) => status === "ran").length,
    items: items.length,
    silent: items.filter(({ status }) => status === "ignored").length,
    dispatchedMs: latest("dispatched_at"),
    finishedMs: latest("finished_at"),
    ruledMs: ruled - due,
    toldMs,
    loopP50: loop.percentile(50) / 1e6,
    loopP99: loop.percentile(99) / 1e6,
    loopMax: loop.max / 1e6,
    cpuSeconds: (user + system) / 1e6,
    events: await journal.watermark(),
    errors: errors.slice(0, 5),
  })}\n`,
);
await scheduler.close();
await inbox.close();
await alerts.close();
await journal.close();
