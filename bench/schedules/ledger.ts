import { join } from "node:path";
import {
  EVENT_VERSION,
  fireOf,
  jsonSchema,
  RUN_PROJECTIONS,
  type ScheduleEvent,
  scheduleStream,
} from "@wheelhouse/core";
import { openSqliteJournal, type SqliteJournal } from "@wheelhouse/journal";
import { z } from "zod";
import { createApp, listen } from "../../packages/server/src/index.ts";
import { idleServer, SECRET } from "../idle-server.ts";

const MINUTE = 60_000;
const FIRES = 100_000;
const OTHERS = 20;
const ROUNDS = 9;
const BEGIN = Date.UTC(2026, 0, 1);
const firesSchema = z.array(z.object({ fire: z.string() }));

/** How long pages of a ledger take over HTTP, in milliseconds, each the middle of some rounds. */
export interface LedgerFigures {
  readonly fires: number;
  /** The latest 50. */
  readonly firstPage: number;
  /** 50 in the middle of the ledger. */
  readonly deepPage: number;
  /** What its page shows: the schedule, its latest fires and what the last one printed. */
  readonly schedule: number;
  /** All schedules of the project, with their latest fires. */
  readonly list: number;
}

/** One schedule that fired each minute for ten weeks, among others that fired now and then. */
export async function measureLedger(home: string): Promise<LedgerFigures> {
  let at = BEGIN;
  const project = { id: "orders-1a2b3c", path: home };
  const journal = await openSqliteJournal({
    path: join(home, "ledger.db"),
    projections: RUN_PROJECTIONS,
    eventVersion: EVENT_VERSION,
    clock: () => at,
  });
  const append = (name: string, events: readonly ScheduleEvent[]): Promise<unknown> => {
    const drafts = events.map(({ type, data }) => ({ type, data: jsonSchema.parse(data) }));
    const stream = scheduleStream(project.id, name);
    return journal.append([{ stream, class: "run", events: drafts }], { flush: "soon" });
  };
  const names = ["minutely", ...Array.from({ length: OTHERS }, (_, n) => `other-${n}`)];
  for (const name of names) await append(name, [bornIn(project, name)]);
  for (let n = 1; n <= FIRES; n++) {
    at += MINUTE;
    const appended = append("minutely", fireAt(at, n));
    if (n % 100 === 0) void append(names[1 + ((n / 100) % OTHERS)] ?? "", fireAt(at, n));
    if (n % 500 === 0) await appended;
  }
  try {
    return await measured(journal, { project, now: at });
  } finally {
    await journal.close();
  }
}

async function measured(
  journal: SqliteJournal,
  { project, now }: { readonly project: { id: string; path: string }; readonly now: number },
): Promise<LedgerFigures> {
  const deps = {
    ...idleServer(journal, project.path),
    projects: () => [project],
    now: () => now,
  };
  const server = await listen((port) => createApp({ ...deps, port }), { port: 0 });
  const headers = { authorization: `Bearer ${SECRET}` };
  const get = async (path: string): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, { headers });
    if (!answer.ok) throw new Error(`${path} is answered with ${answer.status}`);
    return answer.json();
  };
  const middleOf = async (path: string): Promise<number> => {
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      await get(path);
      took.push(performance.now() - start);
    }
    return took.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  };
  const all = `/api/projects/${project.id}/schedules`;
  const fires = `${all}/minutely/fires`;
  const before = fireOf(BEGIN + (FIRES / 2) * MINUTE, 0);
  const deep = `${fires}?before=${encodeURIComponent(before)}`;
  try {
    const [next] = firesSchema.parse(await get(deep));
    if (next?.fire !== fireOf(BEGIN + (FIRES / 2 - 1) * MINUTE, 0))
      throw new Error(`after ${before} comes ${next?.fire}`);
    return {
      fires: FIRES,
      firstPage: await middleOf(fires),
      deepPage: await middleOf(deep),
      schedule: await middleOf(`${all}/minutely`),
      list: await middleOf(all),
    };
  } finally {
    await server.close();
  }
}

function bornIn(project: { id: string; path: string }, name: string): ScheduleEvent {
  const data = {
    project,
    name,
    title: "",
    cron: "* * * * *",
    zone: "UTC",
    act: { kind: "command" as const, argv: ["true"] },
    catchUp: "last" as const,
    timeoutMs: MINUTE,
    notifyOn: "failure" as const,
    origin: "person" as const,
    hash: "h",
    from: BEGIN,
    by: "ann",
  };
  return { type: "schedule.defined", data };
}

/** A fire from its time to its end; every tenth failed. */
function fireAt(at: number, n: number): readonly ScheduleEvent[] {
  const fire = fireOf(at, 0);
  const end =
    n % 10 === 0
      ? { result: "failed" as const, class: "exit", why: "it ended with 1", output: "no" }
      : { result: "ok" as const, output: "well" };
  return [
    { type: "schedule.due", data: { fire, at, cause: "clock", by: "the clock" } },
    { type: "schedule.dispatched", data: { fire } },
    { type: "schedule.started", data: { fire } },
    { type: "schedule.finished", data: { fire, ...end } },
  ];
}
