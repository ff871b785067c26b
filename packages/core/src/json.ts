import { z } from "zod";

/** Any JSON value, deeply readonly. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** Wire schema of any JSON value. */
export const jsonSchema: z.ZodType<Json> = z.json();
