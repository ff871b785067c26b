import type { Parameters } from "fast-check";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    readonly draws: { readonly seed: number; readonly runs: number };
  }
}

/** Settings of a random test: the seed and count of the environment, else a new seed and this count. */
export function draws<T>(runs: number): Parameters<T> {
  const given = inject("draws");
  return { seed: given.seed, numRuns: given.runs > 0 ? given.runs : runs };
}
