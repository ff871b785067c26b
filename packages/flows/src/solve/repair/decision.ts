import { z } from "zod";
import { draftStepSchema } from "../draft/draft-schema.ts";

/** What a supervisor hands in about a step that has failed beyond its retries. */
export const decisionSchema = z.strictObject({
  decision: z
    .enum(["replan", "retry", "pass"])
    .describe(
      "replan: a new rest of the plan; retry: the same step once more, with guidance; pass: a person has to decide",
    ),
  reason: z
    .string()
    .min(1)
    .max(4_000)
    .describe(
      "the cause of the failure and where it shows; for `pass` the question for the person",
    ),
  guidance: z
    .string()
    .max(6_000)
    .optional()
    .describe("retry: what the step's author does differently this time"),
  steps: z
    .array(draftStepSchema)
    .max(20)
    .optional()
    .describe("replan: the whole rest of the plan, proof included, in the plan language"),
  keep: z
    .array(z.string().max(60))
    .max(20)
    .optional()
    .describe("replan: unfinished steps that go on as they are, beside the new ones"),
});
/** What a supervisor hands in. */
export type Decision = z.infer<typeof decisionSchema>;
