import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { getPriority, setPriority } from "node:os";
import { setTimeout as delay } from "node:timers/promises";

/** How much nicer than its host a program is: a little, so that it is never starved. */
const NICER = 5;
const NICEST = 19;

/** Says whether Linux weighs sessions against each other, and processes only within one. */
const SWITCH = "/proc/sys/kernel/sched_autogroup_enabled";
/** A sandbox has begun its own session by then, in milliseconds. */
const LAID_MS = 200;
/** The kernel takes one such change in a tenth of a second, from all of a user's processes together. */
const AGAIN_MS = 150;
const TRIES = 20;

let grouped: boolean | undefined;

/** How nice to others is what a host starts, for what it is itself. */
export function niceness(ofHost: number): number {
  return Math.min(NICEST, ofHost + NICER);
}

/**
 * Has a program that was just started, and all that it starts, yield to others where all cores are busy: a host and
 * its page stay quick however much agents compute. Harmless where the system refuses it: then all are equals.
 */
export function lowerPriority(pid: number, isOver: () => boolean): void {
  const nice = niceness(getPriority());
  lowerTree(pid, nice);
  if (weighsSessions()) void lowerSessions(pid, { nice, isOver });
}

/** From the top down: whoever is started from then on has it from who started it. */
function lowerTree(pid: number, nice: number): void {
  try {
    setPriority(pid, nice);
  } catch {
    // It has ended already.
  }
  for (const child of childrenOf(pid)) lowerTree(child, nice);
}

interface Lowering {
  readonly nice: number;
  readonly isOver: () => boolean;
}

async function lowerSessions(pid: number, how: Lowering): Promise<void> {
  await lowerSession(pid, how);
  await delay(LAID_MS, undefined, { ref: false });
  const children = childrenOf(pid);
  for (const child of [...children, ...children.flatMap(childrenOf)])
    await lowerSession(child, how);
}

async function lowerSession(pid: number, { nice, isOver }: Lowering): Promise<void> {
  const path = `/proc/${pid}/autogroup`;
  for (let tries = 0; tries < TRIES && !isOver(); tries++) {
    try {
      if ((await readFile(path, "latin1")).trimEnd().endsWith(` nice ${nice}`)) return;
      await writeFile(path, `${nice}`);
      return;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) return;
      await delay(AGAIN_MS, undefined, { ref: false });
    }
  }
}

/** None where the system does not show them. */
function childrenOf(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1");
    return text.split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function weighsSessions(): boolean {
  try {
    grouped ??= process.platform === "linux" && readFileSync(SWITCH, "latin1").trim() === "1";
  } catch {
    grouped = false;
  }
  return grouped;
}
