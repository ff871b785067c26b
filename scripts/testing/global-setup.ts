import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { endLeftBehind, killLeftBehind } from "./left-behind.ts";
import { runPlace } from "./run-place.ts";

/**
 * Makes the directory of the run; a test may start something as a user without rights of ours. A run that a person
 * interrupts leaves nothing behind either.
 */
export function setup(): void {
  mkdirSync(runPlace, { recursive: true });
  chmodSync(runPlace, 0o1777);
  process.once("exit", () => {
    killLeftBehind();
    clear();
  });
}

/**
 * Ends whatever is left, whoever reports: a process that holds the output of a worker would keep vitest waiting for
 * the end of that output. Then takes the directory away.
 */
export async function teardown(): Promise<void> {
  const left = await endLeftBehind();
  clear();
  if (left.length > 0) throw new Error(`left behind by tests: ${left.join("; ")}`);
}

function clear(): void {
  rmSync(runPlace, { recursive: true, force: true, maxRetries: 5 });
}
