import { BANDS, findingSchema } from "@wheelhouse/core";
import { z } from "zod";
import { entrySchema } from "../fold/entry.ts";

/** Static input of `classify@1` and `escalate@1`. */
export const rulesInputSchema = z.object({
  band: z.enum(BANDS),
  /** The step whose entries are ruled on. */
  of: z.string(),
});

/** Output of `classify@1` and `escalate@1`. */
export const rulesSchema = z.object({
  entries: z.array(entrySchema),
  /** What later briefs carry: everything but what is over the cap. */
  findings: z.array(findingSchema),
  /** How many are over the cap. */
  omitted: z.int(),
});
/** Entries after the rules. */
export type RulesOutput = z.infer<typeof rulesSchema>;
