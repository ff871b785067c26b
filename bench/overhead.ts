/**
 * Measures what the conductor adds to a run: `architectural-analysis` at large with agents that all take the same time,
 * against the waves that have to follow each other: `npm run bench:overhead`.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { SAMPLE } from "../packages/flows/src/testing/sample-project.ts";
import { writeSection } from "./write-section.ts";

/** How long every agent takes, in milliseconds. */
const AGENT_MS = 10_000;
const BIN = fileURLToPath(new URL("../packages/cli/bin/wheelhouse.js", import.meta.url));

const root = mkdtempSync(join(tmpdir(), "wheelhouse-bench-overhead-"));
const project = join(root, "project");
for (const [path, text] of Object.entries(SAMPLE)) {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}
const git = (...args: string[]): void =>
  void execFileSync("git", ["-c", "user.name=Ann", "-c", "user.email=ann@example.com", ...args], {
    cwd: project,
    stdio: "ignore",
  });
git("init", "--quiet");
git("add", ".");
git("commit", "--quiet", "-m", "first");

const finding = {
  id: "X1",
  severity: "high",
  claim: "A failed write is reported as success.",
  why: "The caller believes that the record exists.",
  citations: [{ path: "src/store.ts", lines: [5, 5], quote: "} catch {}" }],
  trust: "codebase",
  topic: "errors",
};
const wait = { wait: AGENT_MS };
const transcript = {
  version: 1,
  turns: [
    {
      step: "synth",
      play: [wait],
      output: { summary: "One error is lost (X1).", recommendations: [], good: [] },
    },
    {
      step: "validate",
      play: [wait],
      output: {
        verdicts: [{ finding: "X1", verdict: "confirmed", reason: "It is there." }],
        confidence: "high",
        risks: [],
      },
    },
    { step: "*", play: [wait], output: { findings: [finding], summary: "One." } },
  ],
};
const script = join(root, "agents.json");
writeFileSync(script, JSON.stringify(transcript));

const home = join(root, "home");
const args = [
  BIN,
  "run",
  "architectural-analysis",
  "src",
  "--band",
  "large",
  "--project",
  project,
  "--home",
  home,
  "--agent",
  "scripted",
  "--model",
  script,
  "--json",
];
const runSchema = z.object({
  status: z.string(),
  steps: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      status: z.string(),
      started_at: z.string().nullish(),
      ended_at: z.string().nullish(),
    }),
  ),
  started_at: z.string(),
  ended_at: z.string(),
});
const run = runSchema.parse(
  JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28 })),
);
rmSync(root, { recursive: true, force: true });
const agents = run.steps.filter(({ kind, status }) => kind === "agent" && status === "completed");
const inWave = (prefix: string): number => agents.filter(({ id }) => id.startsWith(prefix)).length;
const waves = ["angle.", "second.", "synth", "validate"].filter((prefix) => inWave(prefix) > 0);
const critical = waves.length * AGENT_MS;
const wall = Date.parse(run.ended_at) - Date.parse(run.started_at);
const overhead = wall - critical;
const allowed = 0.03 * critical + 300;
if (run.status !== "completed") throw new Error(`The run is ${run.status}.`);

const table = [
  "| what | figure | aim |",
  "| --- | --- | --- |",
  `| agents of ${AGENT_MS / 1000} s each, in ${waves.length} waves that follow each other | ${agents.length} (${waves.map((wave) => `${wave.replace(".", "")} ${inWave(wave)}`).join(", ")}) | |`,
  `| the waves alone | ${(critical / 1000).toFixed(1)} s | |`,
  `| the whole run, snapshot to report | ${(wall / 1000).toFixed(2)} s | |`,
  `| what the conductor adds | ${Math.round(overhead)} ms (${((100 * overhead) / critical).toFixed(1)} %) | ≤ 3 % + 300 ms, here ${Math.round(allowed)} ms |`,
].join("\n");
process.stdout.write(`${table}\n`);
writeSection(
  "## Overhead of the conductor",
  `\`npm run bench:overhead\`, ${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores.\n\n${table}`,
);
