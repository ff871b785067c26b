import { BANDS, findingSchema } from "@wheelhouse/core";
import { z } from "zod";
import { type Entry, entrySchema } from "../fold/entry.ts";
import { briefFinding } from "../fold/fold.ts";

/** Static input of `classify@1` and `escalate@1`. */
export const rulesInputSchema = z.object({
  band: z.enum(BANDS),
  /** The step whose entries are ruled on. */
  of: z.string(),
});

/** Output of `classify@1` and `escalate@1`. */
const rulesSchema = z.object({
  entries: z.array(entrySchema),
  /** For the validator: everything but what is over the cap. */
  findings: z.array(findingSchema),
  /** For the synthesis: what is in the main list. */
  main: z.array(findingSchema),
  /** How many are over the cap. */
  omitted: z.int(),
});
/** Entries after the rules. */
export type RulesOutput = z.infer<typeof rulesSchema>;

/** Shapes ruled entries for the steps after. */
export function rulesOutput(entries: readonly Entry[]): RulesOutput {
  const kept = entries.filter((entry) => entry.standing !== "omitted");
  const main = kept.filter((entry) => entry.standing === "stands" || entry.standing === "below");
  return {
    entries: [...entries],
    findings: kept.map(briefFinding),
    main: main.map(briefFinding),
    omitted: entries.length - kept.length,
  };
}
