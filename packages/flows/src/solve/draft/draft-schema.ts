import { z } from "zod";

/** What a step of a solver plan does. */
export const DOES = ["write", "read", "check", "ask"] as const;
/** Most steps that a solver plan may have. */
export const MOST_DRAFT_STEPS = 20;

const text = (most: number): z.ZodString => z.string().max(most);

/** One step of a solver plan. What only some kinds have is held against the kind by the lints, which say how to mend it. */
export const draftStepSchema = z.strictObject({
  id: text(60).describe("short, lower case, such as `parser` or `add-test`"),
  title: text(200).describe("what it does, in a few words, for a person"),
  does: z
    .enum(DOES)
    .describe(
      "write: an agent changes files; read: an agent looks and reports; check: a command is run by us; ask: a person is asked",
    ),
  work: text(8_000)
    .default("")
    .describe(
      "what whoever does it is told; for write and read: goal, where in the code, what must hold afterwards",
    ),
  after: z
    .array(text(60))
    .max(20)
    .optional()
    .describe("ids of earlier steps that it builds on; the order of writers is the list's"),
  rubric: text(4_000)
    .optional()
    .describe("write and read: what a critic judges the result by, point by point"),
  check: text(60).optional().describe("check: name of one of the project's checks"),
  command: z
    .array(text(2_000))
    .max(100)
    .optional()
    .describe("check: another command as an argument array, no shell"),
  question: text(4_000).optional().describe("ask: the question"),
  options: z
    .array(text(200))
    .max(8)
    .optional()
    .describe("ask: the answers to choose from; none for an answer in free words"),
  values: z
    .array(z.strictObject({ to: text(60), what: text(500) }))
    .max(20)
    .optional()
    .describe("write and read: what it hands to a later step by name, beside its note"),
});
/** One step of a solver plan. */
export type DraftStep = z.infer<typeof draftStepSchema>;

/** A solver plan: how one issue is to be solved, as data that an agent or a person writes. */
export const draftSchema = z.strictObject({
  summary: text(4_000).describe("how the issue is going to be solved and why this way"),
  steps: z.array(draftStepSchema).max(100),
});
/** A solver plan. */
export type Draft = z.infer<typeof draftSchema>;
/** A solver plan as it may be written. */
export type DraftInput = z.input<typeof draftSchema>;
