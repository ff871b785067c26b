import { z } from "zod";

/** Output of the step `verify`: what a judge who took no part in the work says about it. */
export const judgementSchema = z.object({
  verdict: z.enum(["solved", "unsolved"]),
  reasons: z.string().min(1).max(6_000).describe("why, for the person who wrote the issue"),
  criteria: z
    .array(
      z.object({
        criterion: z.string().max(1_000),
        met: z.boolean(),
        evidence: z.string().max(2_000).describe("the place or the command that shows it"),
      }),
    )
    .max(30)
    .default([]),
  missing: z
    .array(z.string().max(2_000))
    .max(30)
    .default([])
    .describe(
      "what is not done, so exactly that a worker can start with it; empty when it is solved",
    ),
  flagged: z
    .array(
      z.object({
        path: z.string().max(2_000),
        flag: z.string().max(40),
        answer: z.string().max(2_000).describe("why it is harmless here, or what has to be undone"),
      }),
    )
    .max(200)
    .default([])
    .describe("one entry for each flag of each file"),
  sendBack: z
    .object({ to: z.literal("work"), reason: z.string().min(1).max(6_000) })
    .optional()
    .describe("when it is unsolved: what the workers are told"),
  person: z
    .string()
    .min(1)
    .max(4_000)
    .optional()
    .describe("when it is unsolved and no worker can mend that: what a person has to decide"),
});
/** What a judge says about the work. */
export type Judgement = z.infer<typeof judgementSchema>;
