import type { Context } from "hono";
import { z } from "zod";

const bindingsSchema = z.object({ by: z.string() });

/**
 * Who asks, when it is not the person who serves: a program that reached the API from within this process. No header says
 * it, so that nobody from outside can give themselves a name.
 */
export function askedBy({ env }: Pick<Context, "env">): string | undefined {
  return bindingsSchema.safeParse(env).data?.by;
}
