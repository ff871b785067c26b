import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readHolder } from "@wheelhouse/engine";

const BIN = fileURLToPath(new URL("../packages/cli/bin/wheelhouse.js", import.meta.url));
const STARTS = 11;
const WAIT_MS = 60_000;
/** Time for a host to come to rest. */
const IDLE_MS = 5000;

/** Milliseconds that `wheelhouse ls` takes as a process of its own over a home with a finished run: the median. */
export function timeList(): number {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-bench-"));
  const env = { ...process.env, WHEELHOUSE_HOME: home, NO_COLOR: "1" };
  const call = (...args: string[]): void => {
    const { status, stderr } = spawnSync(process.execPath, [BIN, ...args], {
      env,
      encoding: "utf8",
    });
    if (status !== 0 && status !== 5)
      throw new Error(`wheelhouse ${args.join(" ")} ended with ${status}: ${stderr}`);
  };
  call("run", "demo", "--json");
  const times = Array.from({ length: STARTS }, () => {
    const started = performance.now();
    call("ls");
    return performance.now() - started;
  }).sort((a, b) => a - b);
  rmSync(home, { recursive: true });
  return times[Math.floor(times.length / 2)] ?? 0;
}

/** Resident memory in MB of a host that was left behind with a run that waits for a person. */
export async function measureIdle(): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-bench-"));
  const env = { ...process.env, WHEELHOUSE_HOME: home, NO_COLOR: "1" };
  const ask = (...args: string[]): string =>
    spawnSync(process.execPath, [BIN, ...args], { env, encoding: "utf8" }).stdout;
  ask("run", "demo", "--detach");
  const pid = readHolder(home)?.pid;
  if (pid === undefined) throw new Error("nobody was left behind");
  const deadline = performance.now() + WAIT_MS;
  try {
    while (!ask("ls", "--json").includes('"waiting"')) {
      if (performance.now() > deadline) throw new Error("the demo did not come to its request");
      await sleep(200);
    }
    await sleep(IDLE_MS);
    const [, kib] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kib) / 1024;
  } finally {
    process.kill(pid, "SIGKILL");
    rmSync(home, { recursive: true, force: true });
  }
}
