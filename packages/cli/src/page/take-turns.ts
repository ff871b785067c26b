import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** How often who waits looks, in milliseconds. */
const LOOK_MS = 100;

/**
 * Does work that only one process should do at a time, and others wait for: the file names who is at
 * it. One that died over it is replaced.
 */
export async function takeTurns(file: string, work: () => Promise<void>): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  while (!take(file)) {
    if (!isAlive(file)) rmSync(file, { force: true });
    else await delay(LOOK_MS);
  }
  try {
    await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function isAlive(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    // Just made, and its number not yet in it.
    return pid === 0 || process.kill(pid, 0);
  } catch {
    return false;
  }
}
