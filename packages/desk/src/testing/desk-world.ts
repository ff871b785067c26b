import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type CodeFunction,
  defineFlow,
  EVENT_VERSION,
  type JsonObject,
  jsonSchema,
  type ResolvedWork,
  resolveWork,
  RUN_PROJECTIONS,
  type WorkSettings,
} from "@wheelhouse/core";
import { createEngine, type Engine } from "@wheelhouse/engine";
import { openSqliteJournal, type SqliteJournal } from "@wheelhouse/journal";
import { onTestFinished } from "vitest";
import { z } from "zod";
import { Board } from "../board/board.ts";
import { readBoard } from "../board/read-board.ts";
import { createDesk, type HostDesk } from "../create-desk.ts";
import type { DeskCommand, DeskDone } from "../desk-command.ts";
import type { DeskPorts } from "../desk-ports.ts";
import { SOLVE_ISSUE } from "../solve-issue.ts";

/** The project of these tests. */
export const PROJECT = { id: "orders-1a2b3c", path: "/src/orders" };

type Without<C> = C extends DeskCommand ? Omit<C, "project" | "by"> : never;
/** A command on the project of these tests, by Ann. */
export type Wanted = Without<DeskCommand>;

/** A desk over a real journal and a real engine, whose flow asks for a plan's and the work's yes and needs no agent. */
export interface DeskWorld {
  readonly journal: SqliteJournal;
  readonly engine: Engine;
  readonly desk: HostDesk;
  readonly errors: unknown[];
  do(command: Wanted): Promise<DeskDone>;
  /** Makes an issue and gives its number. */
  make(title: string, input?: JsonObject): Promise<number>;
  board(): Promise<Board>;
  /** Resolves when the last run of an issue asks this step's question. */
  asks(number: number, step: string): Promise<string>;
  /** Resolves when a run is no longer driven. */
  ended(run: string): Promise<void>;
  /** Resolves when every run stands still: it has ended, waits for a person, or for a place. */
  calm(): Promise<void>;
  /** Ends it before the test does. */
  close(): Promise<void>;
  /** Ends the engine as a killed host would leave it, and gives a new world over the same journal. */
  reboot(): Promise<DeskWorld>;
}

/** How a world is. */
export interface WorldOptions {
  readonly work?: WorkSettings;
  readonly ports?: Partial<DeskPorts>;
}

/** Opens a world in a directory of its own, which goes with the test. */
export async function openDeskWorld(options: WorldOptions = {}): Promise<DeskWorld> {
  const home = await mkdtemp(join(tmpdir(), "wheelhouse-desk-"));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  let runs = 0;
  return bootIn(home, options, () => `run${++runs}`);
}

async function bootIn(
  home: string,
  options: WorldOptions,
  newRunId: () => string,
): Promise<DeskWorld> {
  const journal = await openSqliteJournal({
    path: join(home, "journal.db"),
    projections: RUN_PROJECTIONS,
    eventVersion: EVENT_VERSION,
  });
  const engine = await createEngine(enginePorts(journal, newRunId), {
    onStopped: () => void desk.settle(),
  });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= engine.close().then(() => journal.close()));
  onTestFinished(close);
  const errors: unknown[] = [];
  const work: ResolvedWork = resolveWork(options.work);
  const ports: DeskPorts = {
    journal,
    engine,
    workOf: () => work,
    crewFor: async () => ({ roles: {} }),
    planNamed: async () => null,
    ...options.ports,
  };
  const desk: HostDesk = createDesk(ports, { onError: (error) => void errors.push(error) });
  const board = (): Promise<Board> => readBoard(journal, PROJECT.id, engine.driving);
  const perform = (command: Wanted): Promise<DeskDone> =>
    desk.perform({ ...command, project: PROJECT, by: "ann" } as DeskCommand);
  return {
    journal,
    engine,
    desk,
    errors,
    do: perform,
    make: async (title, input = {}) =>
      (await perform({ do: "create", input: { title, ...input } })).number,
    board,
    asks: (number, step) =>
      once(
        journal,
        async () => (await board()).requests(number).find((each) => each.step === step)?.id,
      ),
    async calm() {
      await once(journal, async () => {
        const open = await journal.rows("runs", { where: { ended_at: null } });
        const still = open.every((row) => row["status"] === "queued" || row["open_requests"] !== 0);
        return still && (await waitsRightly(journal, work.maxRuns)) ? true : undefined;
      });
    },
    async ended(run) {
      await engine.stopped(run);
      await desk.settle();
    },
    close,
    async reboot() {
      await close();
      return bootIn(home, options, newRunId);
    },
  };
}

/** Starts a run whose report is its input, in the project of these tests. */
export function review({ engine }: Pick<DeskWorld, "engine">) {
  const asked = { flow: REVIEW, input: {}, band: "small", fast: false } as const;
  return engine.start({ ...asked, project: PROJECT, by: "ann" });
}

/** A flow whose report is its input. */
export const REVIEW = "review";
const reviewFlow = defineFlow({
  name: REVIEW,
  title: "Review",
  tab: "Review",
  answers: "What is wrong?",
  input: z.record(z.string(), jsonSchema),
  plan: ({ input }) => ({
    version: 1,
    flow: REVIEW,
    report: "report",
    steps: [{ kind: "code", id: "report", run: "echo@1", input }],
  }),
});

/** What `look` finds, looking again at each change of the journal. */
async function once<T>(journal: SqliteJournal, look: () => Promise<T | undefined>): Promise<T> {
  const now = await look();
  if (now !== undefined) return now;
  const enough = new AbortController();
  try {
    for await (const _ of journal.tail({ since: 0, signal: enough.signal })) {
      const found = await look();
      if (found !== undefined) return found;
    }
  } finally {
    enough.abort();
  }
  throw new Error("the journal ended before that came");
}

/** Whether no run waits for a place that is free. */
async function waitsRightly(journal: SqliteJournal, most: number): Promise<boolean> {
  const open = await journal.rows("runs", { where: { ended_at: null } });
  const queued = open.filter((row) => row["status"] === "queued").length;
  return queued === 0 || open.length - queued >= most;
}

const anything = z.record(z.string(), jsonSchema);

const flow = defineFlow({
  name: SOLVE_ISSUE,
  title: "Solve an issue",
  tab: "Review",
  answers: "Is it solved?",
  input: anything,
  plan: ({ input }) => ({
    version: 1,
    flow: SOLVE_ISSUE,
    report: "report",
    steps: [
      {
        kind: "request",
        id: "approve",
        ask: "approval",
        text: "Is this plan right?",
        options: [
          { id: "approve", label: "Yes", effect: "continue" },
          { id: "stop", label: "No", effect: "stop" },
        ],
      },
      {
        kind: "request",
        id: "accept",
        after: ["approve"],
        ask: "approval",
        text: "Is this work right?\nIt is small.",
        options: [
          { id: "accept", label: "Yes", effect: "continue" },
          { id: "stop", label: "No", effect: "stop" },
        ],
      },
      { kind: "code", id: "report", after: ["accept"], run: "echo@1", input: { saw: input } },
    ],
  }),
});

function enginePorts(
  journal: SqliteJournal,
  newRunId: () => string,
): Parameters<typeof createEngine>[0] {
  const echo: CodeFunction = { name: "echo", version: 1, run: ({ input }) => input };
  const none = (): Promise<never> => Promise.reject(new Error("these runs have no agent"));
  return {
    journal,
    agents: { list: () => Promise.resolve([]), reap: () => Promise.resolve("dead"), open: none },
    clock: {
      now: Date.now,
      after(ms, call) {
        const timer = setTimeout(call, ms);
        return () => clearTimeout(timer);
      },
    },
    functions: new Map([["echo@1", echo]]),
    flows: new Map([flow, reviewFlow].map((each) => [each.name, each])),
    newRunId,
    host: "test",
    slotsOf: () => 4,
    defaultAgent: "none",
    reserve: { release: () => Promise.resolve(), restore: () => Promise.resolve() },
    ground: {
      place: none,
      home: none,
      tmp: none,
      changes: () => Promise.resolve([]),
      discard: () => Promise.resolve(),
      lost: () => Promise.resolve([]),
      leftovers: () => Promise.resolve([]),
    },
  };
}
