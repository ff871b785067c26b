import { z } from "zod";
import { addTokens } from "../run/spent.ts";
import type { AttemptRecord } from "../views/attempts/attempt-record.ts";
import { wireTime, wireTimeSchema } from "./wire-time.ts";

/** An attempt on the wire. */
export const attemptObjectSchema = z.object({
  id: z.string(),
  role: z.enum(["author", "critic", "supervisor"]),
  generation: z.int(),
  ordinal: z.int(),
  status: z.enum(["running", "completed", "failed", "cancelled", "lost", "parked"]),
  started_at: wireTimeSchema,
  ended_at: wireTimeSchema,
  agent: z.string().nullable(),
  version: z.string().nullable(),
  /** How writing is prevented. */
  level: z.string().nullable(),
  session: z.string().nullable(),
  tool_calls: z.int(),
  /** Input and output together; null is unknown. */
  tokens: z.int().nullable(),
  class: z.string().nullable(),
  error: z.string().nullable(),
});
/** An attempt on the wire. */
export type AttemptObject = z.infer<typeof attemptObjectSchema>;

/** An attempt as the wire shows it. */
export function attemptObject(record: AttemptRecord): AttemptObject {
  return {
    id: record.id,
    role: record.role,
    generation: record.generation,
    ordinal: record.ordinal,
    status: record.status,
    started_at: wireTime(record.startedAt),
    ended_at: wireTime(record.endedAt),
    agent: record.agent ?? null,
    version: record.version ?? null,
    level: record.level ?? null,
    session: record.session ?? null,
    tool_calls: record.toolCalls,
    tokens: tokensOfAttempt(record),
    class: record.class ?? null,
    error: record.error ?? null,
  };
}

/** Tokens that an attempt has used, input and output together; null is unknown. */
export function tokensOfAttempt({ usage, modelFree }: AttemptRecord): number | null {
  if (modelFree) return 0;
  const { inputTokens, outputTokens } = usage ?? {};
  if (inputTokens === undefined && outputTokens === undefined) return null;
  return addTokens(inputTokens ?? 0, outputTokens ?? 0);
}
