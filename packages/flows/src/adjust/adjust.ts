import {
  type CodeContext,
  type CodeFunction,
  synthesisOutputSchema,
  validationOutputSchema,
} from "@wheelhouse/core";
import { z } from "zod";
import type { Entry } from "../fold/entry.ts";
import { entrySchema } from "../fold/entry.ts";
import { asJson, findOutput, readInput, readOutput } from "../read-output.ts";
import { classify } from "../rules/classify.ts";
import { type AdjustOutput, adjustInputSchema, type ValidationState } from "./adjust-output.ts";
import { applyVerdicts } from "./apply-verdicts.ts";
import { withdraw } from "./withdraw.ts";

const entriesSchema = z.object({ entries: z.array(entrySchema) });
const synthesis = z.object(synthesisOutputSchema.shape);
const validation = z.object(validationOutputSchema.shape);

/**
 * `adjust@1`: applies the validation to findings and synthesis. Reads the step in its input, `synth`
 * and `validate`. Without a validation nothing changes, and the reason is kept.
 */
export const adjust: CodeFunction = {
  name: "adjust",
  version: 1,
  run(context) {
    const input = readInput(context, adjustInputSchema);
    const { entries } = readOutput(context, input.of, entriesSchema);
    const written = findOutput(context, "synth", synthesis);
    const verdicts = findOutput(context, "validate", validation);
    const judged = verdicts ? applyVerdicts(entries, verdicts) : { entries, strays: [] };
    const settled = input.classes
      ? judged.entries.map((entry) => reclassed(entry, input.band))
      : judged.entries;
    const held = written && withdraw(written, settled, isRefuted, "was refuted");
    return asJson({
      entries: [...settled],
      ...(held && {
        synthesis: {
          summary: held.summary,
          recommendations: held.recommendations,
          good: [...held.good],
        },
      }),
      withdrawn: [...(held?.withdrawn ?? [])],
      sentences: held?.sentences ?? 0,
      validation: verdicts
        ? {
            state: "validated",
            confidence: verdicts.confidence,
            risks: verdicts.risks,
            verdicts: countVerdicts(settled),
            strays: [...judged.strays],
          }
        : unvalidated(context, written ? input.unvalidated : "nobody was asked"),
      toCheck: settled.flatMap((entry) =>
        [entry, ...entry.also].map(({ key, finding }) => ({ key, citations: finding.citations })),
      ),
    } satisfies AdjustOutput);
  },
};

const isRefuted = (entry: Entry): boolean => entry.standing === "refuted";

/** A class follows a severity that validation lowered; what left the main list keeps the class that it claimed. */
function reclassed(entry: Entry, band: Parameters<typeof classify>[1]): Entry {
  const counts = entry.standing === "stands" || entry.standing === "below";
  return counts ? classify(entry, band) : entry;
}

function unvalidated(context: CodeContext, planned: string | undefined): ValidationState {
  const settled = context.settled["validate"];
  const reason =
    planned ??
    (settled?.status === "skipped"
      ? (settled.reason ?? "the validator was skipped")
      : `the validator failed${settled?.reason === undefined ? "" : `: ${settled.reason}`}`);
  return { state: "not-validated", reason, risks: [], verdicts: {}, strays: [] };
}

function countVerdicts(entries: readonly Entry[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { verdict } of entries) {
    if (verdict) counts[verdict.verdict] = (counts[verdict.verdict] ?? 0) + 1;
  }
  return counts;
}
