import { messageOf, scrub } from "@wheelhouse/core";
import { z } from "zod";
import type { TurnEnd } from "../agent.ts";
import { classOfWords } from "./class-of-words.ts";

/** How long a provider is left alone that names no time, in milliseconds. */
const DEFAULT_REST_MS = 60_000;
/** The protocol's code for "sign in first". */
const SIGN_IN = -32000;

const ms = z.number().min(0);
const wait = z.union([
  ms,
  z
    .string()
    .regex(/^\d+(?:\.\d+)?$/)
    .transform(Number),
]);
const limitSchema = z.union([
  z.object({ retryAfterMs: ms }).transform(({ retryAfterMs }) => ({ afterMs: retryAfterMs })),
  z.object({ retryAfter: wait }).transform(({ retryAfter }) => ({ afterMs: retryAfter * 1000 })),
  z.object({ "retry-after": wait }).transform((data) => ({ afterMs: data["retry-after"] * 1000 })),
  z.object({ resetsAt: ms }).transform(({ resetsAt }) => ({ at: resetsAt })),
]);
const errorSchema = z.looseObject({ code: z.number().optional(), data: z.unknown() });
const dataSchema = z.looseObject({
  /** The status of the provider's own answer. */
  status: z.int().optional().catch(undefined),
  /** Our own agents name the class themselves. */
  class: z.enum(["auth", "endpoint", "agent", "budget"]).optional().catch(undefined),
  /** Where some agents put what went wrong, under a message that says nothing. */
  details: z.string().optional().catch(undefined),
});

/**
 * The end of a turn whose request failed with an answer of the agent: a provider's limit, a sign-in
 * that is missing, an endpoint that does not do its part, or else a failure of the agent itself.
 * `now` in milliseconds since the epoch. Pure.
 */
export function turnError(error: unknown, now: number): TurnEnd {
  const { code, data } = errorSchema.safeParse(error).data ?? {};
  const said = dataSchema.safeParse(data).data;
  const message = scrub(said?.details ?? messageOf(error)).split("\n")[0] ?? "";
  const limit = limitSchema.safeParse(data).data;
  if (limit)
    return {
      end: "rate-limited",
      until: "at" in limit ? limit.at : now + limit.afterMs,
      error: message,
    };
  const status = said?.status ?? 0;
  const known =
    said?.class ??
    (code === 429 || status === 429
      ? "limit"
      : code === SIGN_IN || status === 401 || status === 403
        ? "auth"
        : status >= 500
          ? "endpoint"
          : undefined);
  return endOfWords(message, now, known);
}

/** The end of a turn in which the program itself, not its model, said that something went wrong. Pure. */
export function endOfWords(
  message: string,
  now: number,
  known: ReturnType<typeof classOfWords> | "budget" = classOfWords(message),
): TurnEnd {
  if (known === "limit")
    return { end: "rate-limited", until: now + DEFAULT_REST_MS, error: message };
  return { end: "failed", class: known, error: `answered with an error: ${message}` };
}
