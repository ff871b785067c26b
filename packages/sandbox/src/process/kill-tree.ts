import { setTimeout as delay } from "node:timers/promises";
import { messageOf, WheelhouseError } from "@wheelhouse/core";
import type { ProcessEntry } from "./process-table.ts";
import { stateOf } from "./process-identity.ts";
import { type TreeQuery, treeOf } from "./tree-of.ts";

/** How long a tree is given before it is killed, and then to be gone, in milliseconds. */
export interface KillPatience {
  readonly termMs?: number;
  readonly killMs?: number;
}

/** Between two looks at the process table, in milliseconds: the first, and the longest. */
const FIRST_LOOK_MS = 2;
const LAST_LOOK_MS = 50;
/** Pauses for which a root that lives on is looked at alone. */
const BETWEEN_LOOKS = 8;

/**
 * Ends a process tree: SIGTERM, then SIGKILL for whoever is left.
 *
 * *Contract*: resolves only when two looks in a row found no living process of the tree, since one
 * look may pass by a child that is born while it goes on. Throws `sandbox.refused` when that cannot be
 * shown in time or the process table cannot be read: what cannot be killed must not be forgotten.
 */
export async function killTree(
  query: Pick<TreeQuery, "root" | "marker">,
  { termMs = 2000, killMs = 5000 }: KillPatience = {},
): Promise<void> {
  const seen = new Map<number, string>();
  const look = (): ProcessEntry[] => {
    const alive = lookAt({ ...query, seen });
    for (const { pid, startTime } of alive) seen.set(pid, startTime);
    return alive;
  };
  // A look at one process is cheap, and at the whole table it is not: that can wait until the root has ended.
  const isRootAlive = (): boolean => query.root !== undefined && stateOf(query.root) === "alive";
  if (termMs > 0 && (await endsWithin(look, { signal: "SIGTERM", limitMs: termMs, isRootAlive })))
    return;
  if (await endsWithin(look, { signal: "SIGKILL", limitMs: killMs, isRootAlive })) return;
  const left = look().map((entry) => entry.pid);
  throw new WheelhouseError(
    "sandbox.refused",
    `Processes ${left.join(", ")} of ${query.marker} could not be ended.`,
    { hint: `End them by hand: kill -9 ${left.join(" ")}` },
  );
}

/** Kills and proves dead what an earlier host left of an attempt. */
export async function reap(marker: string): Promise<"dead" | "unknown"> {
  try {
    await killTree({ marker }, { termMs: 0 });
    return "dead";
  } catch {
    return "unknown";
  }
}

function lookAt(query: TreeQuery): ProcessEntry[] {
  try {
    return treeOf(query);
  } catch (error) {
    throw new WheelhouseError(
      "sandbox.refused",
      `Whether processes of ${query.marker} are left cannot be seen: ${messageOf(error)}.`,
      {
        hint: "Check that /proc (Linux) or ps (macOS) can be read here: wheelhouse doctor",
        cause: error,
      },
    );
  }
}

interface Ending {
  readonly signal: "SIGTERM" | "SIGKILL";
  readonly limitMs: number;
  readonly isRootAlive: () => boolean;
}

async function endsWithin(
  look: () => readonly ProcessEntry[],
  { signal, limitMs, isRootAlive }: Ending,
): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  const told = new Set<string>();
  let empty = 0;
  for (let pauseMs = FIRST_LOOK_MS; ; pauseMs = Math.min(pauseMs * 2, LAST_LOOK_MS)) {
    const alive = look();
    empty = alive.length === 0 ? empty + 1 : 0;
    if (empty === 2) return true;
    for (const { pid, startTime } of alive) {
      // SIGKILL is sent on every look: it cannot be too much.
      if (signal === "SIGTERM" && told.has(`${pid} ${startTime}`)) continue;
      told.add(`${pid} ${startTime}`);
      send(pid, signal);
      // A stopped process hears nothing but SIGKILL until it goes on.
      if (signal === "SIGTERM") send(pid, "SIGCONT");
    }
    if (empty === 0 && performance.now() >= deadline) return false;
    if (empty === 0) await delay(pauseMs);
    for (
      let waits = 0;
      waits < BETWEEN_LOOKS && isRootAlive() && performance.now() < deadline;
      waits++
    )
      await delay(pauseMs);
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself, which is what was wanted.
  }
}
