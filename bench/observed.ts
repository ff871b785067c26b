/**
 * Measures observing run logs: `npm run bench:observed`. Reading and bare parsing take turns over the same files, and the
 * best of each counts, so that what else the machine does hits both.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { appendToPixels } from "./observed/append-to-pixels.ts";
import { writeLogs } from "./observed/write-logs.ts";
import { writeSection } from "./write-section.ts";

const ROUNDS = 4;
const LOGS = { logs: 1_000, lines: 1_000 };
const LINES = LOGS.logs * LOGS.lines;
const IDLE_S = 30;
const APPENDS = 50;

const PARSE = fileURLToPath(new URL("observed/parse-bare.ts", import.meta.url));
const OBSERVE = fileURLToPath(new URL("observed/observe.ts", import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const parsedSchema = z.object({ tookMs: z.number(), cpuMs: z.number(), lines: z.literal(LINES) });
const readSchema = z.object({
  tookMs: z.number(),
  cpuMs: z.number(),
  runs: z.literal(LOGS.logs),
  events: z.number(),
  rssMB: z.number(),
  blockedMs: z.number(),
});
const idleSchema = z.object({ share: z.number() });
const appendSchema = z.object({ appendMs: z.array(z.number()) });

const home = mkdtempSync(join(tmpdir(), "wheelhouse-bench-observed-"));
try {
  const root = join(home, "logs");
  const paths = writeLogs(root, LOGS);
  const load = loadavg()[0] ?? 0;
  const bare: z.infer<typeof parsedSchema>[] = [];
  const reads: z.infer<typeof readSchema>[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(parsedSchema.parse((await run(PARSE, paths))[0]));
    const dataDir = join(home, `data-${round}`);
    const [read] = await run(OBSERVE, [root, dataDir, "0"]);
    reads.push(readSchema.parse(read));
    say(
      `round ${round + 1}: bare ${bare.at(-1)?.tookMs.toFixed(0)} ms, read ${reads.at(-1)?.tookMs.toFixed(0)} ms`,
    );
  }
  const best = reads.toSorted((a, b) => a.tookMs - b.tookMs)[0];
  if (!best) throw new Error("nothing was read");
  const fastest = Math.min(...bare.map(({ tookMs }) => tookMs));
  const least = (all: readonly { readonly cpuMs: number }[]): number =>
    Math.min(...all.map(({ cpuMs }) => cpuMs));
  const appended = Array.from({ length: APPENDS }, (_, index) => paths[index * 7] ?? "");
  const warm = await run(OBSERVE, [root, join(home, "data-0"), `${IDLE_S}`, ...appended]);
  const again = readSchema.omit({ rssMB: true }).parse(warm[0]);
  const { share } = idleSchema.parse(warm[1]);
  const { appendMs } = appendSchema.parse(warm[2]);
  const sorted = appendMs.toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
  const perSecond = (ms: number): string =>
    Math.round((LINES / ms) * 1_000).toLocaleString("en-US");
  const rows = [
    [
      "1,000 run logs with 1,000,000 lines, cold",
      `${(best.tookMs / 1_000).toFixed(2)} s, ${perSecond(best.tookMs)} lines/s`,
      "< 15 s",
    ],
    [
      "a bare JSON.parse loop over the same files",
      `${(fastest / 1_000).toFixed(2)} s, ${perSecond(fastest)} lines/s`,
      "–",
    ],
    ["reading against the bare loop", `${(fastest / best.tookMs).toFixed(2)} ×`, "≥ 0.3 ×"],
    [
      "processor time of both, all threads",
      `${least(bare).toFixed(0)} ms and ${least(reads).toFixed(0)} ms: ${(least(bare) / least(reads)).toFixed(2)} ×`,
      "–",
    ],
    [
      "resident at most, while reading",
      `${Math.max(...reads.map(({ rssMB }) => rssMB)).toFixed(0)} MB`,
      "< 250 MB",
    ],
    ["longest time that the event loop was held up", `${best.blockedMs.toFixed(0)} ms`, "–"],
    ["the same logs at the next start, from the cache", `${again.tookMs.toFixed(0)} ms`, "–"],
    [
      `idle with 1,000 files watched, over ${IDLE_S} s`,
      `${(share * 100).toFixed(2)} % of a core`,
      "< 1 %",
    ],
    ...(await pixels()),
    ["append until it is told", `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`, "p50 < 200 ms"],
  ];
  const lines = rows.map((row) => `| ${row.join(" | ")} |`);
  for (const line of lines) say(line);
  const when = new Date().toISOString().slice(0, 10);
  writeSection(
    "## Observed runs",
    `\`npm run bench:observed\`, ${when}; load of the machine's two cores at the start ${load.toFixed(1)}.\nReading and bare parsing take turns, ${ROUNDS} times, each in a process of its own; the best of each counts.\n\n${["| what | figure | aim |", "| --- | --- | --- |", ...lines].join("\n")}`,
  );
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function pixels(): Promise<string[][]> {
  const took = await appendToPixels(home, APPENDS);
  if (took === undefined) return [];
  const each = took.toSorted((a, b) => a - b);
  const figure = `p50 ${each[Math.floor(each.length / 2)]} ms, longest ${each.at(-1)} ms`;
  return [["append until a browser shows it", figure, "p50 < 400 ms"]];
}

/** What a script says, a line of JSON each. */
async function run(script: string, args: readonly string[]): Promise<readonly unknown[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args], {
    maxBuffer: 1e8,
  });
  return stdout
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}
