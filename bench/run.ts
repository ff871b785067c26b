import { cpus, totalmem, type } from "node:os";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { benchAgents } from "./agents.ts";
import { measureIdle, timeList } from "./binary.ts";
import { benchJournal } from "./journal.ts";
import { measureFsync } from "./fsync.ts";
import { timeRecovery } from "./recovery.ts";
import { timeScout } from "./scout.ts";
import { EVENTS_PER_STEP, STEPS, timeSteps } from "./steps.ts";

const ROUNDS = 5;

/** The middle one of several figures. */
function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}

async function repeated(measure: () => Promise<number> | number, rounds = ROUNDS): Promise<number> {
  await measure();
  const figures: number[] = [];
  for (let round = 0; round < rounds; round++) figures.push(await measure());
  return median(figures);
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const per = (figure: number): string => Math.round(figure).toLocaleString("en-US");

say("raw fdatasync of 4 KiB appends, between the others…");
const fsyncs = [measureFsync().perSecond];
const chain = await repeated(async () => STEPS / (await timeSteps(1)), 15);
fsyncs.push(measureFsync().perSecond);
const fifty = await repeated(async () => (50 * STEPS) / (await timeSteps(50)));
fsyncs.push(measureFsync().perSecond);
const { figures } = await benchJournal();
const events = Math.min(
  ...figures.filter(({ unit }) => unit === "events/s").map(({ perSecond }) => perSecond),
);
const recovery = await repeated(async () => (await timeRecovery()).seconds, 3);
const idle = await measureIdle();
const list = timeList();
const { problems } = await timeScout();
const agents = await benchAgents();
const fsync = median(fsyncs);

const rows = [
  ["raw fdatasync of 4 KiB appends", `${per(fsync)}/s`, "1 ×", "–"],
  [
    `one run, a chain of ${STEPS} steps, ${EVENTS_PER_STEP} events a step`,
    `${per(chain)} steps/s`,
    `${(chain / fsync).toFixed(2)} ×`,
    "≥ 0.4 ×",
  ],
  [
    "50 runs of the same at once",
    `${per(fifty)} steps/s`,
    `${(fifty / fsync).toFixed(2)} ×`,
    "≥ 20,000 steps/s and ≥ 1.5 ×",
  ],
  [
    "pipelined events of 200 bytes, the slower of one stream and fifty",
    `${per(events)} events/s`,
    `${(events / fsync).toFixed(1)} ×`,
    "≥ 100,000 events/s",
  ],
  [
    "recovery of 1,000 open runs with 100,000 events",
    `${(recovery * 1000).toFixed(0)} ms`,
    "–",
    "< 500 ms",
  ],
  [
    "host left behind whose run waits for a person, resident",
    `${idle.toFixed(0)} MB`,
    "–",
    "< 120 MB",
  ],
  ["`wheelhouse ls`, cold, whole process", `${list.toFixed(0)} ms`, "–", "< 250 ms"],
  [
    "scout, every analysis that looks for problems, over 5,000 files",
    `${problems.clock.toFixed(1)} s`,
    "–",
    "< 10 s",
  ],
  [
    "updates of an agent through our client",
    `${per(agents.updatesPerSecond)}/s`,
    "–",
    "≥ 20,000/s",
  ],
  [
    `an agent's first word, ${agents.level}, against the bare program's`,
    `${agents.firstWordMs.toFixed(0)} ms against ${agents.bareFirstWordMs.toFixed(0)} ms`,
    "–",
    "≤ 60 ms more",
  ],
  ["an idle session in the host", `${agents.idleMb.toFixed(1)} MB`, "–", "–"],
];
const [cpu] = cpus();
const text = `# Results

\`npm run bench\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpu?.model ?? "CPU"}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()}.
Medians after a warm-up; fdatasync is measured three times between the others, and the ratios are to its median.
The steps go through the real \`decide\`, \`reduce\`, projections and journal, every step durable before the next begins.

| what | figure | to fdatasync | aim |
| --- | --- | --- | --- |
${rows.map((row) => `| ${row.join(" | ")} |`).join("\n")}
`;
say(`\n${text}`);
const results = fileURLToPath(new URL("RESULTS.md", import.meta.url));
// What other measurements wrote below stays.
const before = readFileSync(results, "utf8");
const others = before.indexOf("\n## ");
writeFileSync(results, others < 0 ? text : text + before.slice(others));
