import { setFlagsFromString } from "node:v8";

/**
 * Makes the runtime decide a pattern step by step once trying has taken long: flow files bring patterns, agents bring the
 * texts, and one pair of them can else hold up everything that this process does. Patterns made before are as they were.
 */
export function boundPatterns(): void {
  setFlagsFromString("--enable-experimental-regexp-engine-on-excessive-backtracks");
}
