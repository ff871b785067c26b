import { z } from "zod";

/** A whole number in an address, from 0. */
export const position: z.ZodType<number, string> = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** No members. */
export const none: z.ZodObject<Record<never, never>, z.core.$strict> = z.strictObject({});

/** A short text of a person. */
export const words: z.ZodString = z.string().min(1).max(200);
