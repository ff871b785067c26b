import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  openSqliteJournal,
  type Draft,
  type Projection,
  type SqliteJournal,
} from "@wheelhouse/journal";
import { measureFsync, type FsyncFigures } from "./fsync.ts";

/** One measurement: what was done, how often a second, and as a ratio to raw fsync where that says something. */
interface JournalFigure {
  readonly name: string;
  readonly perSecond: number;
  readonly unit: string;
  /** Commits a second over fsyncs a second, or appends where each waits for its own commit. */
  readonly toFsync?: number;
  readonly note?: string;
}

/** The journal alone, with a projection as the engine has one, against the disk in the same run. */
interface JournalBench {
  readonly fsync: FsyncFigures;
  readonly figures: readonly JournalFigure[];
}

const STEP_EVENTS = 6;

/** An event of about 200 bytes. */
function event(ordinal: number): Draft {
  const step = `step-${ordinal % STEP_EVENTS}`;
  const data = { role: "author", generation: 1, ordinal, guidance: "x".repeat(100) };
  return { type: "attempt.started", step, attempt: `${step}#1`, data };
}

const STEP = Array.from({ length: STEP_EVENTS }, (_, index) => event(index));

/** A list of runs, with two indexes: what every append of a run pays for a screen. */
const RUNS: Projection = {
  name: "runs",
  version: 1,
  columns: { id: "TEXT", status: "TEXT", seq: "INTEGER", updated: "INTEGER" },
  key: "id",
  indexes: ["status", "updated"],
  streams: "run/",
  project(stream, events) {
    const last = events.at(-1);
    const row = { id: stream, status: "running", seq: last?.seq ?? 0, updated: last?.at ?? 0 };
    return [{ key: stream, row }];
  },
};

async function withJournal<T>(work: (journal: SqliteJournal) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-bench-"));
  try {
    await using journal = await openSqliteJournal({
      path: join(home, "journal.db"),
      projections: [RUNS],
    });
    await journal.restoreReserve();
    return await work(journal);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

/** One writer that waits for every append before the next one. */
function chain(count: number, fsync: FsyncFigures): Promise<JournalFigure> {
  return withJournal(async (journal) => {
    const seconds = await secondsOf(async () => {
      for (let done = 0; done < count; done += 1)
        await journal.append([
          { stream: "run/a", expectedSeq: done * STEP_EVENTS, fence: 1, events: STEP },
        ]);
    });
    const perSecond = count / seconds;
    const name = `one chain, ${STEP_EVENTS} events an append`;
    return { name, perSecond, unit: "appends/s", toFsync: perSecond / fsync.perSecond };
  });
}

/** Fifty writers, each of which waits for its own append. */
function crowd(rounds: number, fsync: FsyncFigures): Promise<JournalFigure> {
  return withJournal(async (journal) => {
    const writers = 50;
    const before = journal.stats().commits;
    const write = async (stream: string) => {
      for (let done = 0; done < rounds; done += 1)
        await journal.append([{ stream, expectedSeq: done * STEP_EVENTS, fence: 1, events: STEP }]);
    };
    const names = Array.from({ length: writers }, (_, index) => `run/${index}`);
    const seconds = await secondsOf(() => Promise.all(names.map(write)));
    const commits = journal.stats().commits - before;
    const perSecond = (writers * rounds) / seconds;
    return {
      name: `${writers} writers, ${STEP_EVENTS} events an append`,
      perSecond,
      unit: "appends/s",
      toFsync: perSecond / fsync.perSecond,
      note: `${Math.round(perSecond * STEP_EVENTS)} events/s, ${((seconds * 1e3) / commits).toFixed(2)} ms a commit of ${writers}`,
    };
  });
}

/** Writers that do not wait: `size` events an append, 10,000 appends in flight. */
function pipeline(
  name: string,
  events: number,
  options: { size: number; streams: number },
): Promise<JournalFigure> {
  return withJournal(async (journal) => {
    const { size, streams } = options;
    const drafts = STEP.slice(0, size);
    const inFlight = 10_000;
    const seconds = await secondsOf(async () => {
      for (let done = 0; done < events; done += inFlight * size)
        await Promise.all(
          Array.from({ length: inFlight }, (_, index) =>
            journal.append([{ stream: `run/${index % streams}`, events: drafts }]),
          ),
        );
    });
    return { name, perSecond: journal.stats().events / seconds, unit: "events/s" };
  });
}

/** What recovery reads: 1,000 runs that share a plan, 100 events each, of which agents said sixty. */
function recovery(): Promise<JournalFigure> {
  return withJournal(async (journal) => {
    const runs = 1_000;
    const steps = Array.from({ length: 200 }, (_, index) => ({
      key: `step-${index}`,
      prompt: "y".repeat(200),
    }));
    const plan: Draft = { type: "run.planned", data: { hash: "h", plan: { steps } } };
    const names = Array.from({ length: runs }, (_, index) => `run/${index}`);
    const each = (append: (stream: string) => Promise<unknown>) => Promise.all(names.map(append));
    await each((stream) => journal.append([{ stream, events: [plan, ...STEP.slice(0, 3)] }]));
    for (let round = 0; round < 6; round += 1) {
      await each((stream) => journal.append([{ stream, events: STEP }]));
      const said = [...STEP, ...STEP.slice(0, 4)];
      await each((stream) => journal.append([{ stream, class: "agent", events: said }]));
    }
    let events = 0;
    const seconds = await secondsOf(async () => {
      for (const stream of await journal.streams("run/"))
        events += (await journal.read(stream, { class: "run" })).length;
    });
    return {
      name: `recovery of ${runs} runs with 100 events`,
      perSecond: runs / seconds,
      unit: "runs/s",
      note: `${Math.round(seconds * 1e3)} ms for ${events} run events out of ${runs * 100}`,
    };
  });
}

/** Measures it all; `scale` 1 takes about ten seconds. */
export async function benchJournal(scale = 1): Promise<JournalBench> {
  const fsync = measureFsync({ count: 3_000 * scale });
  const figures = [
    await chain(3_000 * scale, fsync),
    await crowd(400 * scale, fsync),
    await pipeline("pipelined, 6 events an append, 50 streams", 300_000 * scale, {
      size: 6,
      streams: 50,
    }),
    await pipeline("pipelined, 1 event an append, 1 stream", 100_000 * scale, {
      size: 1,
      streams: 1,
    }),
    await recovery(),
  ];
  return { fsync, figures };
}

if (import.meta.main) {
  const { fsync, figures } = await benchJournal();
  console.log(
    `raw fdatasync of 4 KiB: ${fsync.perSecond}/s, p50 ${fsync.p50Us} µs, p99 ${fsync.p99Us} µs`,
  );
  for (const { name, perSecond, unit, toFsync, note } of figures) {
    const ratio = toFsync === undefined ? "" : `  ${toFsync.toFixed(2)} × fdatasync`;
    console.log(
      `${name.padEnd(44)} ${Math.round(perSecond).toLocaleString("en")} ${unit}${ratio}${note ? `  (${note})` : ""}`,
    );
  }
}
