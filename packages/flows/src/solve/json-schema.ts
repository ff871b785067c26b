import type { Json } from "@wheelhouse/core";
import { z } from "zod";

/** The JSON Schema of what an agent hands in, as a plan carries it: what zod adds for itself is left out. */
export function handedIn(schema: z.ZodType): { schema: Record<string, Json> } {
  const raw = z.toJSONSchema(schema, {
    io: "input",
    override: ({ jsonSchema }) => {
      delete jsonSchema["$schema"];
    },
  });
  const plain = z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(raw)));
  delete plain["$schema"];
  return { schema: plain };
}
