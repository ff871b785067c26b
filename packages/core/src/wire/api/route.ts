import type { z } from "zod";
import type { ErrorCode } from "../../error.ts";

/** One address of the API as data: the server serves it, the client calls it, the OpenAPI document tells it. */
export interface Route<
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  readonly method: "GET" | "POST";
  /** With `{name}` where a part is to be filled in. */
  readonly path: string;
  readonly summary: string;
  readonly query: Query;
  /** Of a POST. */
  readonly body: Body;
  readonly reply: Reply;
  /** HTTP status of success. */
  readonly status: 200 | 202;
  /** What it refuses with, beside what every address does. */
  readonly errors: readonly ErrorCode[];
  /** What it answers with when that is no JSON: a file, of one of these content types. */
  readonly media?: readonly string[];
  /** Whether it takes an `Idempotency-Key`. */
  readonly idempotent: boolean;
}
