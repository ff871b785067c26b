import {
  type FireEnd,
  fireRowSchema,
  type FireRow,
  inboxRowSchema,
  issueRowSchema,
  type IssueRow,
  type InboxRow,
  jsonSchema,
  type RunEvent,
  type ScheduleAct,
  type ScheduleEvent,
} from "@wheelhouse/core";
import { unheardAlerter } from "./unheard-alerter.ts";
import { openInbox } from "../inbox/open-inbox.ts";
import { bornAppend } from "../schedule/schedule-log.ts";
import type { Acts, SchedulePorts } from "../schedule/schedule-ports.ts";
import { Scheduler } from "../schedule/scheduler.ts";
import { type MortalHost, type MortalWorld, openMortalWorld } from "./mortal-host.ts";

/** What a fire comes to in a world of tests: an end, and after how long. */
export type Fate = (key: string) => { readonly end: FireEnd; readonly ms: number };

/** The project of these tests. */
const PROJECT = { id: "orders-1a2b3c", path: "/src/orders" };

/** Schedules over a clock that is told to move, a journal in memory, and hosts that can be killed. */
export interface ScheduleWorld extends MortalWorld {
  /** Keys of commands and calls that were begun, each time. */
  readonly begun: string[];
  /** Runs that were begun, by the key of their fire. */
  readonly runs: ReadonlyMap<string, string>;
  readonly errors: unknown[];
  define(name: string, cron: string, act: ScheduleAct, over?: Partial<DefinedData>): Promise<void>;
  /** Opens a scheduler for a host. */
  open(host: MortalHost): Promise<Scheduler>;
  ledger(name?: string): Promise<readonly FireRow[]>;
  items(): Promise<readonly InboxRow[]>;
  issues(): Promise<readonly IssueRow[]>;
}

type DefinedData = Extract<ScheduleEvent, { type: "schedule.defined" }>["data"];

/** Opens such a world; `fate` says what each fire comes to. */
export async function openScheduleWorld(start: number, fate: Fate): Promise<ScheduleWorld> {
  const world = await openMortalWorld(start);
  const { journal } = world;
  const begun: string[] = [];
  const runs = new Map<string, string>();
  const errors: unknown[] = [];

  const appendRun = (host: MortalHost, run: string, events: readonly RunEvent[], key?: string) =>
    host.append(
      [
        {
          stream: `run/${run}`,
          class: "run",
          events: events.map(({ type, data }) => ({ type, data: jsonSchema.parse(data) })),
        },
      ],
      { idempotencyKey: key },
    );

  /** What an engine does with a run: it goes on, also under the next host. */
  function drive(
    host: MortalHost,
    run: string,
    key: string,
    settle: (run: string) => Promise<void>,
  ) {
    const { end, ms } = fate(key);
    host.clock.after(ms, () => {
      void appendRun(host, run, [endedRun(end)]).then(() => settle(run));
    });
  }

  function actsOf(host: MortalHost, settle: (run: string) => Promise<void>): Acts {
    const begin: Acts["flow"] = async (_, { key }) => {
      const receipt = await appendRun(host, `r${runs.size + 1}`, [bornRun(key)], key);
      const run = receipt.streams[0]?.stream.slice("run/".length) ?? "";
      if (receipt.repeated && runs.has(key)) return { run };
      runs.set(key, run);
      drive(host, run, key, settle);
      return { run };
    };
    const perform: Acts["command"] = (_, { marker, signal }) => {
      begun.push(marker);
      const { end, ms } = fate(marker);
      if (ms === 0) return Promise.resolve(end);
      const { promise, resolve } = Promise.withResolvers<FireEnd>();
      const cancel = host.clock.after(ms, () => resolve(end));
      signal.addEventListener("abort", () => {
        cancel();
        resolve({ result: "failed", why: "stopped" });
      });
      return promise;
    };
    return {
      flow: begin,
      issue: (act, doing) => begin({ kind: "flow", flow: `issue ${act.number}` }, doing),
      command: perform,
      http: (_, performing) => perform({ kind: "command", argv: ["http"] }, performing),
      reap: () => Promise.resolve(),
    };
  }

  return {
    ...world,
    begun,
    runs,
    errors,
    async define(name, cron, act, over = {}) {
      const data: DefinedData = {
        project: PROJECT,
        name,
        title: "",
        cron,
        zone: "Europe/Berlin",
        act,
        catchUp: "last",
        timeoutMs: 600_000,
        notifyOn: "failure",
        origin: "person",
        hash: "h",
        from: world.now(),
        by: "ann",
        ...over,
      };
      await journal.append([bornAppend(PROJECT.id, name, 0, [{ type: "schedule.defined", data }])]);
    },
    async open(host) {
      const engine = { append: host.append.bind(host) };
      const onError = (error: unknown): void => void errors.push(error);
      const alerts = unheardAlerter({ journal, engine, clock: host.clock, onError });
      const none = () => undefined;
      const effects = { engine, alerts, addressOf: none, projectNamed: none };
      const opening = openInbox({ ...effects, journal, clock: host.clock, onError });
      const inbox = await Promise.race([opening, host.death]);
      const ports: SchedulePorts = {
        journal,
        engine,
        clock: host.clock,
        acts: actsOf(host, (run) => scheduler.settle(run)),
        onPosted: (id) => void inbox?.posted(id),
        onError,
      };
      const scheduler = new Scheduler(ports);
      for (const { id, title } of await journal.rows("runs", { where: { ended_at: null } }))
        drive(host, String(id), String(title), (run) => scheduler.settle(run));
      // A host whose first append kills it never comes back from here.
      await Promise.race([scheduler.open(), host.death]);
      return scheduler;
    },
    async ledger(name) {
      const where = name === undefined ? {} : { schedule: `${PROJECT.id}/${name}` };
      const rows = await journal.rows("fires", { where, orderBy: "due_at" });
      return rows.map((row) => fireRowSchema.parse(row));
    },
    async items() {
      return (await journal.rows("inbox", { orderBy: "created_at" })).map((row) =>
        inboxRowSchema.parse(row),
      );
    },
    async issues() {
      return (await journal.rows("issues")).map((row) => issueRowSchema.parse(row));
    },
  };
}

function bornRun(key: string): RunEvent {
  return {
    type: "run.created",
    data: {
      flow: "code-review",
      title: key,
      project: PROJECT,
      input: {},
      by: "schedule of the test",
    },
  };
}

function endedRun(end: FireEnd): RunEvent {
  if (end.result === "ok") return { type: "run.completed", data: {} };
  if (end.result === "cancelled") return { type: "run.cancelled", data: { by: "ann" } };
  return { type: "run.failed", data: { error: end.why ?? "it failed" } };
}
