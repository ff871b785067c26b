import { z } from "zod";

/** Wire schema of an event of a whole run. */
export function event<const T extends string, D extends z.ZodRawShape>(type: T, data: D) {
  return z.object({ type: z.literal(type), data: z.strictObject(data) });
}

/** Wire schema of an event of a step. */
export function stepEvent<const T extends string, D extends z.ZodRawShape>(type: T, data: D) {
  return z.object({ type: z.literal(type), step: z.string(), data: z.strictObject(data) });
}

/** Wire schema of an event of an attempt. */
export function attemptEvent<const T extends string, D extends z.ZodRawShape>(type: T, data: D) {
  return z.object({
    type: z.literal(type),
    step: z.string(),
    attempt: z.string(),
    data: z.strictObject(data),
  });
}
