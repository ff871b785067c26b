import { messageOf, scrub } from "@wheelhouse/core";
import { z } from "zod";
import type { TurnEnd } from "../agent.ts";

/** How long a provider is left alone that names no time, in milliseconds. */
const DEFAULT_REST_MS = 60_000;

const ms = z.number().min(0);
const wait = z.union([
  ms,
  z
    .string()
    .regex(/^\d+(?:\.\d+)?$/)
    .transform(Number),
]);
const dataSchema = z.looseObject({
  data: z.union([
    z.object({ retryAfterMs: ms }).transform(({ retryAfterMs }) => ({ afterMs: retryAfterMs })),
    z.object({ retryAfter: wait }).transform(({ retryAfter }) => ({ afterMs: retryAfter * 1000 })),
    z
      .object({ "retry-after": wait })
      .transform((data) => ({ afterMs: data["retry-after"] * 1000 })),
    z.object({ resetsAt: ms }).transform(({ resetsAt }) => ({ at: resetsAt })),
    z.object({ status: z.literal(429) }).transform(() => ({ afterMs: DEFAULT_REST_MS })),
  ]),
});
const tooManySchema = z.looseObject({ code: z.literal(429) });

/**
 * The end of a turn whose request failed with an answer of the agent: a provider's limit when the
 * error's data says so, else a failure in one sentence. `now` in milliseconds since the epoch. Pure.
 */
export function turnError(error: unknown, now: number): TurnEnd {
  const message = scrub(messageOf(error)).split("\n")[0] ?? "";
  const limited = dataSchema.safeParse(error);
  if (limited.success) {
    const { data } = limited.data;
    return {
      end: "rate-limited",
      until: "at" in data ? data.at : now + data.afterMs,
      error: message,
    };
  }
  if (tooManySchema.safeParse(error).success)
    return { end: "rate-limited", until: now + DEFAULT_REST_MS, error: message };
  return { end: "failed", class: "agent", error: `answered with an error: ${message}` };
}
