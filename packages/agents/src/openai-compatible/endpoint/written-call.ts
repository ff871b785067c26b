import { jsonSchema } from "@wheelhouse/core";
import { z } from "zod";
import type { Call } from "../conversation/message.ts";

/** Both the form that we ask for and the one that models were trained on. */
const writtenSchema = z.union([
  z
    .object({ tool: z.string(), input: z.record(z.string(), jsonSchema).default({}) })
    .transform(({ tool, input }) => ({ name: tool, input })),
  z
    .object({ name: z.string(), arguments: z.record(z.string(), jsonSchema).default({}) })
    .transform(({ name, arguments: input }) => ({ name, input })),
]);

/** The call that was written as JSON; undefined when it is none. Pure. */
export function readWrittenCall(body: string): Omit<Call, "id"> | undefined {
  try {
    const parsed = writtenSchema.safeParse(JSON.parse(body));
    return parsed.success
      ? { name: parsed.data.name, input: JSON.stringify(parsed.data.input) }
      : undefined;
  } catch {
    return undefined;
  }
}
