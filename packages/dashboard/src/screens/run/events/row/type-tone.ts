import type { StatusTone } from "../../../../parts/status.ts";

const TONES: readonly (readonly [RegExp, StatusTone])[] = [
  [/\.(failed|lost)$/, "failed"],
  [/^request\.opened$/, "waiting"],
  [/\.cancelled$/, "cancelled"],
  [/^(step|run)\.completed$/, "completed"],
  [/\.sentBack$/, "stuck"],
];

/** The tone of an event that a person looks for; undefined for the many others. Its type always stands beside it. */
export function typeTone(type: string): StatusTone | undefined {
  return TONES.find(([pattern]) => pattern.test(type))?.[1];
}
