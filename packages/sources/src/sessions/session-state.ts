import { jsonSchema } from "@wheelhouse/core";
import { z } from "zod";

const usageSchema = z.object({
  inputTokens: z.number(),
  outputTokens: z.number(),
  cachedTokens: z.number(),
  cacheWriteTokens: z.number(),
  reasoningTokens: z.number(),
});
/** What an answer of a model has used, in tokens. Cached and written to the cache are part of the input. */
export type AnswerUsage = z.infer<typeof usageSchema>;

const threadSchema = z.object({
  session: z.string(),
  step: z.string(),
  /** How many turns have begun. */
  turns: z.number(),
  /** Whether a turn is open. */
  open: z.boolean(),
  /** The agent has said something that may be its last word in this turn. */
  mayBeDone: z.boolean(),
  /** Its calls of tools that have no result yet, with whether they are known to have failed. */
  tools: z.map(z.string(), z.boolean()),
  /** The type of what it said or did last, while a turn is open. */
  last: z.string().optional(),
  /** The last answer's id. */
  answer: z.string().optional(),
  /** The last line of a chain, where lines are told by their parents. */
  leaf: z.string().optional(),
});
/** A session within a file: there may be several, such as those of helpers. */
export type Thread = z.infer<typeof threadSchema>;

const stateSchema = z.object({
  at: z.number(),
  begun: z.boolean(),
  /** By session. */
  threads: z.map(z.string(), threadSchema),
  /** Events that came before the run could be told. */
  held: z.array(z.object({ type: z.string(), at: z.number(), data: jsonSchema })),
  places: z.set(z.string()),
  references: z.set(z.string()),
  /** What the last answers have used, by their ids: an answer is written more than once. */
  answers: z.map(z.string(), usageSchema),
  /** Facts that a format keeps from line to line. */
  facts: z.record(z.string(), z.string()),
});
/** All that is known of a session file up to some line. */
export type SessionState = z.infer<typeof stateSchema>;

/** What an earlier translator kept, or a beginning. The answer is a copy. */
export function sessionState(kept: unknown): SessionState {
  const known = stateSchema.safeParse(kept);
  if (known.success) return structuredClone(known.data);
  return {
    at: 0,
    begun: false,
    threads: new Map(),
    held: [],
    places: new Set(),
    references: new Set(),
    answers: new Map(),
    facts: {},
  };
}

/** Adds to a set or map that is to stay small: the oldest are forgotten. */
export function keepLast(kept: Set<string> | Map<string, unknown>, most: number): void {
  for (const key of kept.keys()) {
    if (kept.size <= most) return;
    kept.delete(key);
  }
}
