import { setImmediate } from "node:timers/promises";

/** Longest time that we keep everything else in this process waiting, in milliseconds. */
const TURN_MS = 10;

/** Returns a function to await often: it lets others have their turn when ours has been long enough. */
export function createPace(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN_MS) return;
    await setImmediate();
    since = performance.now();
  };
}
