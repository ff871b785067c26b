/**
 * Measures how fast the real server answers for a run of 200,000 events and for 10,000 runs, over HTTP in one process:
 * `npm run bench:reads`. Cold is the first answer of a new server.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EVENT_VERSION, RUN_PROJECTIONS } from "@wheelhouse/core";
import { openSqliteJournal, type SqliteJournal } from "@wheelhouse/journal";
import { createApp, listen } from "../packages/server/src/index.ts";
import { idleServer, SECRET } from "./idle-server.ts";
import { appendLongRun, longRun } from "../packages/server/src/testing/long-run.ts";

const ROUNDS = 7;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** How long an address takes on a new server, and then in the middle of some rounds, in milliseconds. */
async function time(journal: SqliteJournal, path: string): Promise<string> {
  const deps = idleServer(journal, home);
  const server = await listen((port) => createApp({ ...deps, port }), { port: 0 });
  const headers = { authorization: `Bearer ${SECRET}` };
  const get = async (address: string): Promise<number> => {
    const began = performance.now();
    const answer = await fetch(`http://127.0.0.1:${server.port}${address}`, { headers });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${address} is answered with ${answer.status}`);
    return performance.now() - began;
  };
  // A connection and the server's own first steps are not what is measured.
  await get("/api/health");
  const cold = await get(path);
  const warm: number[] = [];
  for (let round = 0; round < ROUNDS; round++) warm.push(await get(path));
  await server.close();
  const middle = warm.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  return `${cold.toFixed(0)} ms | ${middle.toFixed(0)} ms`;
}

const home = mkdtempSync(join(tmpdir(), "wheelhouse-reads-"));
let at = Date.UTC(2026, 0, 1);
const journal = await openSqliteJournal({
  path: join(home, "journal.db"),
  projections: RUN_PROJECTIONS,
  eventVersion: EVENT_VERSION,
  clock: () => at,
});
try {
  const pass = (ms: number): void => void (at += ms);
  await appendLongRun(journal, "long", { events: 200_000, steps: 200, pass });
  for (let seed = 1; seed < 10_000; seed++) {
    at += 1_000;
    const ends = seed % 7 !== 0;
    const chunks = [...longRun(`r${seed}`, { events: 60, steps: 9, seed, ends })];
    const appended = chunks.map((chunk) => journal.append([chunk], { flush: "soon" }));
    if (seed % 50 === 0 || seed === 9_999) await Promise.all(appended);
  }
  const events = "/api/runs/long/events";
  const rows: [address: string, aim: string][] = [
    ["/api/runs/long/state", "< 350 ms, warm < 20 ms"],
    [`${events}?step=audit-3&limit=500`, "< 150 ms"],
    [`${events}?step=audit-190&limit=500`, "< 150 ms"],
    [`${events}?type=agent.tool.&limit=500`, "< 150 ms"],
    [`${events}?q=nowhere&limit=500`, "< 600 ms"],
    [`${events}?q=part-399.ts&limit=500`, "< 600 ms"],
    [`${events}?from=100000&to=100499`, "< 30 ms"],
    [`${events}?before=150000&limit=500`, "< 30 ms"],
    ["/api/runs/long/spans", "< 400 ms"],
    ["/api/runs/long/density?buckets=2048", ""],
    ["/api/runs?limit=100", "< 50 ms"],
    ["/api/runs?limit=100&q=r99", "< 50 ms"],
    ["/api/runs?limit=100&before=r5000", "< 50 ms"],
    ["/api/runs/counts", "< 100 ms"],
  ];
  say("| address | cold | warm | aim |\n| --- | --- | --- | --- |");
  for (const [address, aim] of rows)
    say(`| \`${address}\` | ${await time(journal, address)} | ${aim} |`);
} finally {
  await journal.close();
  rmSync(home, { recursive: true, force: true });
}
