/**
 * A process with the real server over a journal with many issues, some of whose runs go on at a pace, and beside it a
 * bare server-sent stream that echoes a word at the moment before each append. Says where it listens, then, when its
 * input ends, when each append was begun.
 */
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EVENT_VERSION, RUN_PROJECTIONS } from "@wheelhouse/core";
import { openSqliteJournal } from "@wheelhouse/journal";
import { createApp, listen } from "../../packages/server/src/index.ts";
import { idleServer, SECRET } from "../idle-server.ts";
import { beginStep, bornIssue, bornRun, endStep, PROJECT, saySome } from "./issue-events.ts";

const [home = "", issues = "0", runs = "0", seconds = "0"] = process.argv.slice(2);
/** A step of each run ends so often, in milliseconds, and its agent speaks so often meanwhile. */
const STEP_MS = 250;
const SAYS = 10;
const SAID = 5;

const journal = await openSqliteJournal({
  path: join(home, "journal.db"),
  projections: RUN_PROJECTIONS,
  eventVersion: EVENT_VERSION,
});
const active = Array.from({ length: Number(runs) }, (_, index) => `r${index + 1}`);
const steps = Math.ceil((Number(seconds) * 1_000) / STEP_MS);
for (let n = 1; n <= Number(issues); n++)
  void journal.append([bornIssue(n, active[n - 1])], { flush: "soon" });
for (const run of active) await journal.append([bornRun(run, steps)]);

const idle = idleServer(journal, home);
const deps = {
  ...idle,
  wheel: { ...idle.wheel, driving: () => Promise.resolve(active) },
  projects: () => [PROJECT],
};
const server = await listen((port) => createApp({ ...deps, port }), { port: 0 });
const listeners = new Set<ServerResponse>();
const bare = createServer((_, response) => {
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.write(": \n\n");
  listeners.add(response);
});
await new Promise<void>((resolve) => void bare.listen(0, "127.0.0.1", resolve));
const { port: barePort } = bare.address() as AddressInfo;
process.stdout.write(`${JSON.stringify({ port: server.port, barePort, token: SECRET })}\n`);

await new Promise<void>((resolve) => void process.stdin.once("data", () => resolve()));
const begun: Record<string, number> = {};
const work = async (run: string, index: number): Promise<void> => {
  // Runs do not move in step.
  await sleep((STEP_MS / active.length) * index);
  const start = performance.now();
  for (let n = 1; n <= steps; n++) {
    await journal.append([beginStep(run, n)]);
    for (let said = 1; said <= SAYS; said++) {
      const due = start + STEP_MS * (n - 1 + said / (SAYS + 1));
      await sleep(Math.max(0, due - performance.now()));
      void journal.append([saySome(run, n, SAID)], { flush: "soon" });
    }
    await sleep(Math.max(0, start + STEP_MS * n - performance.now()));
    const word = `${index + 1}:${n}`;
    begun[word] = performance.timeOrigin + performance.now();
    for (const response of listeners) response.write(`data: ${word}\n\n`);
    await journal.append([endStep(run, n)]);
  }
};
const cpu = process.cpuUsage();
const from = performance.now();
await Promise.all(active.map(work));
const { user, system } = process.cpuUsage(cpu);
const share = (user + system) / 1_000 / (performance.now() - from);
globalThis.gc?.();
const heapMB = process.memoryUsage().heapUsed / 1e6;
process.stdout.write(`${JSON.stringify({ begun, share, heapMB })}
`);
await new Promise<void>((resolve) => void process.stdin.once("end", () => resolve()));
for (const response of listeners) response.end();
bare.close();
await server.close();
await journal.close();
