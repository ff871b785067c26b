import { z } from "zod";
import { reportFileSchema } from "./report-file.ts";

/**
 * The JSON Schema (2020-12) of {@link reportFileSchema}, as text. It is open: a report of a later version, which has
 * members more, fits it too.
 */
export function reportJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(reportFileSchema, {
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  const text = JSON.stringify(
    {
      $schema,
      title: "Report of a Wheelhouse run",
      description:
        "What `wheelhouse report RUN --as json` writes. Members are added, never renamed or removed; ignore those that you do not know.",
      ...schema,
    },
    undefined,
    2,
  );
  return `${text}\n`;
}
