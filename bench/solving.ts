/**
 * Measures issues that are solved side by side: `npm run bench:solving [-- MINUTES]`. A real server, real clones, scripted
 * agents in their sandboxes, the project's own test as the check; each issue that is done is followed by a new one.
 */
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { issueItemSchema, logLineSchema } from "@wheelhouse/core";
import { callHost, readHolder } from "@wheelhouse/engine";
import { z } from "zod";
import { DESK_PATH } from "../packages/cli/src/issues/compose-desk.ts";
import { writeOwnSettings } from "../packages/cli/src/project/own-settings.ts";
import { shopWithABug } from "../packages/cli/src/testing/solving/shop-with-a-bug.ts";
import { writeSection } from "./write-section.ts";

const SIDE_BY_SIDE = 20;
const MINUTES = Number(process.argv[2] ?? 5);
/** Longest time that the last runs may take to end, in milliseconds. */
const PATIENCE_MS = 5 * 60_000;

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const BIN = path("../packages/cli/bin/wheelhouse.js");
const MODEL = path("../packages/cli/src/testing/solving/solve.yaml");
const LOOP = path("solving/watch-loop.mjs");

const servedSchema = z.object({ port: z.int() });
const loopSchema = z.object({
  p50: z.number(),
  p99: z.number(),
  max: z.number(),
  cpuSeconds: z.number(),
});

function residentMB(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024;
}

function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  return text.split(" ").filter(Boolean).map(Number);
}

/** The small process beside the host that runs git. Others may end between two looks. */
function runnersOf(pid: number): number[] {
  return childrenOf(pid).flatMap((child) => {
    try {
      const isRunner = readFileSync(`/proc/${child}/cmdline`, "utf8").includes("beside/runner.ts");
      return isRunner ? [residentMB(child)] : [];
    } catch {
      return [];
    }
  });
}

const sum = (figures: readonly number[]): number => figures.reduce((all, each) => all + each, 0);

const root = mkdtempSync(join(tmpdir(), "wheelhouse-bench-solving-"));
const home = join(root, "home");
const project = realpathSync(shopWithABug());
writeOwnSettings(home, project, {
  work: {
    checks: [{ name: "test", command: [process.execPath, "--test"] }],
    approval: "auto",
    accept: "auto",
    maxRuns: SIDE_BY_SIDE,
  },
});
const env = { ...process.env, WHEELHOUSE_HOME: home, WHEELHOUSE_LOCAL_PORTS: "none" };
const load = loadavg()[0] ?? 0;
const child = spawn(process.execPath, ["--import", LOOP, BIN, "serve", "--json", "--port", "0"], {
  cwd: project,
  env,
});
try {
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { port } = servedSchema.parse(JSON.parse(String((await lines.next()).value)));
  const key = readFileSync(join(home, "server-key"), "utf8").trim();
  const call = async (address: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${port}${address}`, {
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${address}: ${await answer.text()}`);
    return answer.json();
  };
  const known = z.object({ id: z.string() }).parse(await call("/api/projects", { path: project }));
  const issues = `/api/projects/${known.id}/issues`;
  const board = async () => z.array(issueItemSchema).parse(await call(issues));

  /** From the command to the first event of an agent, and what of that was the clone; of the first run, which is alone. */
  const first = await startByCommand();
  const latency = await firstAgentEvent(first.run, first.at);

  const until = Date.now() + MINUTES * 60_000;
  const memory: number[] = [];
  const beside: number[] = [];
  const look = (): void => {
    if (child.pid === undefined) return;
    memory.push(residentMB(child.pid));
    beside.push(sum(runnersOf(child.pid)));
  };
  let started = 1;
  while (Date.now() < until) {
    const open = (await board()).filter(({ status }) => status === "inprogress").length;
    for (let count = open; count < SIDE_BY_SIDE; count++, started++) await startOne();
    look();
    await delay(1_000);
  }
  const patience = Date.now() + PATIENCE_MS;
  let left = await board();
  while (left.some(({ status }) => status !== "done") && Date.now() < patience) {
    look();
    await delay(1_000);
    left = await board();
  }
  const done = left.filter(({ status }) => status === "done").length;
  const errors = createInterface({ input: child.stderr })[Symbol.asyncIterator]();
  child.kill("SIGUSR2");
  let said = String((await errors.next()).value);
  while (!said.startsWith("loop ")) said = String((await errors.next()).value);
  const loop = loopSchema.parse(JSON.parse(said.slice("loop ".length)));

  const rows = [
    ["issues started, solved, stuck", `${started}, ${done}, ${started - done}`, "0 stuck"],
    ["largest memory of the server", `${Math.max(...memory).toFixed(0)} MB`, "< 400 MB"],
    ["of the process beside it, which runs git", `${Math.max(...beside).toFixed(0)} MB`, "–"],
    [
      "processor time of the server for an issue",
      `${((loop.cpuSeconds / started) * 1_000).toFixed(0)} ms`,
      "–",
    ],
    [
      "its event loop late by",
      `p50 ${loop.p50.toFixed(1)} ms, p99 ${loop.p99.toFixed(1)} ms, longest ${loop.max.toFixed(0)} ms`,
      "p99 < 50 ms",
    ],
    [
      "command to the first event of an agent, beyond clone and first checks",
      `${latency.rest.toFixed(0)} ms (the whole ${latency.whole.toFixed(0)} ms)`,
      "–",
    ],
    ["the same from the start of the run", `${latency.inHost.toFixed(0)} ms`, "≤ 500 ms"],
  ];
  const table = ["| what | figure | aim |", "| --- | --- | --- |"]
    .concat(rows.map((row) => `| ${row.join(" | ")} |`))
    .join("\n");
  process.stdout.write(`${table}\n`);
  const when = new Date().toISOString().slice(0, 10);
  writeSection(
    "## Issues, solved side by side",
    `\`npm run bench:solving -- ${MINUTES}\`, ${when}; load of the machine's two cores at the start ${load.toFixed(1)}.\n${SIDE_BY_SIDE} at a time for ${MINUTES} minutes: a real server, a clone, sandboxes, critics, checks and a branch for each, by scripted agents.\n\n${table}`,
  );

  async function newIssue(): Promise<number> {
    return z.object({ number: z.int() }).parse(await call(issues, { title: "Counts" })).number;
  }

  async function startByCommand(): Promise<{ readonly run: string; readonly at: number }> {
    const number = await newIssue();
    const at = Date.now();
    const args = ["issue", "start", `${number}`, "--agent", "scripted", "--model", MODEL];
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [BIN, ...args, "--detach", "--json"],
      { cwd: project, env },
    );
    return { run: z.object({ id: z.string() }).parse(JSON.parse(stdout)).id, at };
  }

  /** As a command does, and without a process for each: the server lets nobody name a file over HTTP. */
  async function startOne(): Promise<void> {
    const command = {
      do: "start",
      project: { id: known.id, path: project },
      number: await newIssue(),
      by: "bench",
      agent: "scripted",
      model: MODEL,
    };
    const socket = readHolder(home)?.socket ?? "";
    await callHost(socket, { method: "POST", path: DESK_PATH, body: command });
  }

  async function firstAgentEvent(
    run: string,
    at: number,
  ): Promise<{ whole: number; rest: number; inHost: number }> {
    for (;;) {
      const trace = z.array(logLineSchema).parse(await call(`/api/runs/${run}/trace`));
      const time = (fits: (line: z.infer<typeof logLineSchema>) => boolean): number =>
        Date.parse(trace.find(fits)?.at ?? "");
      const opened = time(({ type }) => type === "session.opened");
      if (!Number.isNaN(opened)) {
        const ours = (step: string): number =>
          time((line) => line.type === "step.completed" && line.step === step) -
          time((line) => line.type === "attempt.started" && line.step === step);
        const whole = opened - at;
        const before = ours("clone") + ours("baseline");
        const inHost = opened - time(({ type }) => type === "run.created") - before;
        return { whole, rest: whole - before, inHost };
      }
      await delay(50);
    }
  }
} finally {
  child.kill("SIGKILL");
  rmSync(root, { recursive: true, force: true });
}
