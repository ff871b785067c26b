import { setTimeout as delay } from "node:timers/promises";
import { WheelhouseError } from "@wheelhouse/core";
import { type TreeQuery, treeOf } from "./tree-of.ts";

/** How long a tree is given before it is killed, and then to be gone, in milliseconds. */
export interface KillPatience {
  readonly termMs?: number;
  readonly killMs?: number;
}

/** Between two looks at the process table, in milliseconds. */
const LOOK_MS = 10;

/**
 * Ends a process tree: SIGTERM, then SIGKILL for whoever is left, until a scan finds nobody.
 *
 * *Contract*: resolves only when no process of the tree is alive; throws `sandbox.refused` when that
 * cannot be shown in time, because something that cannot be killed must not be forgotten.
 */
export async function killTree(
  query: TreeQuery,
  { termMs = 2000, killMs = 5000 }: KillPatience = {},
): Promise<void> {
  if (termMs > 0 && (await endsWithin(query, "SIGTERM", termMs))) return;
  if (await endsWithin(query, "SIGKILL", killMs)) return;
  const left = treeOf(query).map((entry) => entry.pid);
  throw new WheelhouseError(
    "sandbox.refused",
    `Processes ${left.join(", ")} of ${query.marker} could not be ended.`,
    {
      hint: `End them by hand: kill -9 ${left.join(" ")}`,
    },
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

async function endsWithin(
  query: TreeQuery,
  signal: NodeJS.Signals,
  limitMs: number,
): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  const told = new Set<number>();
  for (;;) {
    const alive = treeOf(query);
    if (alive.length === 0) return true;
    for (const { pid } of alive) {
      // SIGKILL is sent on every look: a child born between two looks has not heard the first.
      if (signal !== "SIGKILL" && told.has(pid)) continue;
      told.add(pid);
      send(pid, signal);
    }
    if (performance.now() >= deadline) return false;
    await delay(LOOK_MS);
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself, which is what was wanted.
  }
}
