/**
 * Observes a directory of run logs in a process of its own, so that what it costs is all there is. Says a line of JSON for
 * each of: read, watching for a while, appends told.
 */
import { appendFileSync } from "node:fs";
import { openObserved, RUN_LOG_FORMAT } from "../../packages/sources/src/index.ts";

const [, , directory = "", dataDir = "", idle = "30", ...appended] = process.argv;
const say = (told: object): void => void process.stdout.write(`${JSON.stringify(told)}\n`);
const fail = (error: unknown): never => {
  throw error;
};
const options = {
  dataDir,
  formats: [RUN_LOG_FORMAT],
  places: [{ kind: "run-log", path: directory, origin: "environment" }],
  staleMs: 900_000,
  now: Date.now,
  onError: fail,
} as const;

let longest = 0;
let last = performance.now();
const beat = setInterval(() => {
  const now = performance.now();
  longest = Math.max(longest, now - last);
  last = now;
}, 1);
const began = performance.now();
const before = process.cpuUsage();
const observed = await openObserved(options);
await observed.scan();
const tookMs = performance.now() - began;
const reading = process.cpuUsage(before);
const cpuMs = (reading.user + reading.system) / 1_000;
clearInterval(beat);
const items = observed.items();
let events = 0;
for (const { id } of items) events += observed.head(id);
const { maxRSS } = process.resourceUsage();
say({ tookMs, cpuMs, runs: items.length, events, rssMB: maxRSS / 1024, blockedMs: longest });

await new Promise((resolve) => setTimeout(resolve, 3_000));
const from = process.cpuUsage();
const at = performance.now();
await new Promise((resolve) => setTimeout(resolve, Number(idle) * 1_000));
const { user, system } = process.cpuUsage(from);
say({ share: (user + system) / 1_000 / (performance.now() - at) });

const took: number[] = [];
for (const path of appended) {
  const told = Promise.withResolvers<void>();
  const stop = observed.onChange(() => told.resolve());
  const written = performance.now();
  appendFileSync(path, `${JSON.stringify({ v: 1, ts: Date.now(), kind: "heartbeat" })}\n`);
  await told.promise;
  took.push(performance.now() - written);
  stop();
  await new Promise((resolve) => setTimeout(resolve, 60));
}
say({ appendMs: took });
await observed.close();
