import type { GraphStep } from "../model/graph-model.ts";

/** A step of a graph, with what a test says of it. */
export function graphStep(id: string, more: Partial<GraphStep> = {}): GraphStep {
  return { id, kind: "agent", persona: id, wave: 1, depends: [], parent: null, ...more };
}

/** Waves of steps, each waiting for all of the wave before it. */
export function waveSteps(...sizes: number[]): GraphStep[] {
  const ids = sizes.map((size, wave) =>
    Array.from({ length: size }, (_, index) => `w${wave + 1}-${index + 1}`),
  );
  return ids.flatMap((wave, index) =>
    wave.map((id) => graphStep(id, { wave: index + 1, depends: ids[index - 1] ?? [] })),
  );
}
