import type { Band, CodeFunction } from "@wheelhouse/core";
import type { Entry } from "../fold/entry.ts";
import { foldSchema } from "../fold/fold-output.ts";
import { type DiffOutput, diffSchema } from "../io/diff.ts";
import { asJson, readInput, readOutput } from "../read-output.ts";
import { calibrate } from "./calibrate.ts";
import { caps } from "./caps.ts";
import { classify } from "./classify.ts";
import { consistency } from "./consistency.ts";
import { demote } from "./reachability.ts";
import { rulesInputSchema, rulesOutput } from "./rules-output.ts";

/**
 * `classify@1`: the rules of a code review in their order. Reads `diff` and the step in its input.
 * Pure and repeatable: each rule marks what it did and does it once.
 */
export const reviewRules: CodeFunction = {
  name: "classify",
  version: 1,
  run(context) {
    const { band, of } = readInput(context, rulesInputSchema);
    const { entries } = readOutput(context, of, foldSchema);
    const diff = readOutput(context, "diff", diffSchema);
    return asJson(rulesOutput(applyReviewRules(entries, diff, band)));
  },
};

/** Demote, calibrate, look for tension, classify, cap. */
export function applyReviewRules(entries: readonly Entry[], diff: DiffOutput, band: Band): Entry[] {
  const weighed = entries.map((entry) => calibrate(demote(entry), diff));
  const classed = consistency(weighed).map((entry) => classify(entry, band));
  return caps(classed);
}
