import {
  citationSchema,
  documentItemSchema,
  documentOutputSchema,
  findingSchema,
  findingsOutputSchema,
  type Json,
  synthesisOutputSchema,
  validationOutputSchema,
} from "@wheelhouse/core";
import { z } from "zod";

/** A JSON Schema as a plan carries it. */
export type JsonSchema = Record<string, Json>;

/**
 * The JSON Schema of what an agent hands in. Unknown members are allowed: a word too many is no
 * reason to ask again, and they are ignored where the output is read.
 */
function outputSchema(shape: z.ZodRawShape): { schema: JsonSchema } {
  const raw = z.toJSONSchema(z.object(shape), {
    io: "input",
    override: ({ jsonSchema }) => {
      delete jsonSchema["$schema"];
      delete jsonSchema.additionalProperties;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  const schema = z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(raw)));
  delete schema["$schema"];
  return { schema };
}

/** What may be claimed about a finding: whether a citation holds, and whose it is, is ours to say. */
const claimed = z.object({
  ...findingSchema.omit({ step: true }).shape,
  citations: z.array(z.object(citationSchema.omit({ status: true }).shape)),
});

/** Output schemas of the agent steps. */
export const OUTPUT_SCHEMAS = {
  findings: outputSchema({ ...findingsOutputSchema.shape, findings: z.array(claimed) }),
  synthesis: outputSchema(synthesisOutputSchema.shape),
  validation: outputSchema(validationOutputSchema.shape),
} as const;

/** Output schema of the document with these sections: its author learns at once when it names another. */
export function documentOutput(sections: readonly { readonly id: string }[]): {
  schema: JsonSchema;
} {
  const ids = z.enum(sections.map(({ id }) => id));
  return outputSchema({
    ...documentOutputSchema.shape,
    sections: z.array(z.object({ id: ids, body: z.string() })),
    items: z.array(z.object({ ...documentItemSchema.shape, section: ids })).default([]),
  });
}
