import { z } from "zod";
import { handedIn } from "../json-schema.ts";

const common = {
  summary: z.string().min(1).max(4_000).describe("what you did and what came of it, for a person"),
  handoff: z
    .string()
    .min(1)
    .max(3_000)
    .describe(
      "short note for whoever goes on: what they need to know and cannot see in the code; what you did not do",
    ),
  values: z
    .array(z.strictObject({ to: z.string(), text: z.string().max(4_000) }))
    .max(20)
    .default([])
    .describe("what the plan asked you to hand to a later step, by that step's id"),
};

/** Output of a step that reads. */
export const readOutputSchema = z.strictObject(common);
/** Output of a step that writes. */
export const writeOutputSchema = z.strictObject({
  ...common,
  unchanged: z
    .string()
    .min(1)
    .max(2_000)
    .optional()
    .describe("only when no file had to change: why that is right"),
});
/** Either, as whoever reads them takes them. */
export const workOutputSchema = z.object({
  summary: z.string(),
  handoff: z.string(),
  values: z.array(z.object({ to: z.string(), text: z.string() })).default([]),
  unchanged: z.string().optional(),
});

/** What an agent step of a plan hands in. */
export const OUTPUT_OF = {
  write: handedIn(writeOutputSchema),
  read: handedIn(readOutputSchema),
} as const;
