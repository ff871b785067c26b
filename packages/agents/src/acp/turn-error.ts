import { messageOf, scrub } from "@wheelhouse/core";
import { z } from "zod";
import type { TurnEnd } from "../agent.ts";

const rateLimitSchema = z.object({
  data: z.union([
    z.object({ retryAfterMs: z.number().min(0) }).transform(({ retryAfterMs }) => retryAfterMs),
    z.object({ retryAfter: z.number().min(0) }).transform(({ retryAfter }) => retryAfter * 1000),
  ]),
});
const resetSchema = z.object({
  data: z.object({ resetsAt: z.number() }).transform(({ resetsAt }) => resetsAt),
});

/** The end of a turn whose request failed: a provider's limit when the error says so, else a failure in one sentence. */
export function turnError(error: unknown, now: number): TurnEnd {
  const message = scrub(messageOf(error)).split("\n")[0] ?? "";
  const after = rateLimitSchema.safeParse(error);
  if (after.success) return { end: "rate-limited", until: now + after.data.data, error: message };
  const reset = resetSchema.safeParse(error);
  if (reset.success) return { end: "rate-limited", until: reset.data.data, error: message };
  return { end: "failed", class: "agent", error: message };
}
