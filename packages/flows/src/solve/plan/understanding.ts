import { z } from "zod";

/** Output of the step `understand`: what the issue asks for, as somebody who has read the code says it. */
export const understandingSchema = z.object({
  summary: z
    .string()
    .min(1)
    .max(6_000)
    .describe("what is asked for, and how the code stands to it"),
  acceptance: z
    .array(z.string().min(1).max(1_000))
    .min(1)
    .max(20)
    .describe(
      "what must hold for the issue to be solved; each can be shown by a command or a place in the code",
    ),
  files: z
    .array(z.string().max(500))
    .max(60)
    .default([])
    .describe("paths that the work is about, the most important first"),
  size: z.enum(["small", "medium", "large"]),
  why: z.string().max(2_000).describe("why it has this size"),
  questions: z
    .array(
      z.object({
        text: z.string().min(1).max(2_000),
        options: z.array(z.string().max(300)).max(6).default([]),
      }),
    )
    .max(3)
    .default([])
    .describe("only what the code cannot answer and a wrong guess would spoil the work; else none"),
});
