import { type JsonObject, jsonSchema } from "@wheelhouse/core";
import { z } from "zod";

/** What an agent reads back when it has called a tool. */
export interface ToolAnswer {
  readonly text: string;
  /** Present when the call did nothing, so that the agent tries again or goes on without it. */
  readonly refused?: true;
}

/** One tool of ours as an agent sees it. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of its arguments, always of an object. */
  readonly inputSchema: JsonObject;
  /** *Contract*: never throws and never rejects; what does not fit is refused with the exact places. */
  call(input: unknown): ToolAnswer | Promise<ToolAnswer>;
}

interface Definition<S extends z.ZodType> {
  readonly name: string;
  readonly description: string;
  readonly input: S;
  /** Stands in for the schema that is made from `input`. */
  readonly inputSchema?: JsonObject;
  readonly run: (input: z.output<S>) => ToolAnswer | Promise<ToolAnswer>;
}

/** A tool whose arguments are read by a schema before it runs. */
export function defineTool<S extends z.ZodType>(definition: Definition<S>): Tool {
  const { name, description, input, run } = definition;
  return {
    name,
    description,
    inputSchema: definition.inputSchema ?? jsonSchemaOf(input),
    call(given) {
      const parsed = input.safeParse(given);
      if (parsed.success) return run(parsed.data);
      return refused(`The arguments of ${name} do not fit:\n${z.prettifyError(parsed.error)}`);
    },
  };
}

/** The answer to a call that did nothing. */
export function refused(text: string): ToolAnswer {
  return { text, refused: true };
}

/** Providers differ in what they know of JSON Schema: limits that only we hold are left out of what is listed. */
function jsonSchemaOf(schema: z.ZodType): JsonObject {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    io: "input",
    override: ({ jsonSchema: each }) => {
      for (const limit of ["minLength", "maxLength", "maximum", "maxItems"] as const)
        if (!(limit === "maxItems" && each.minItems === each.maxItems)) delete each[limit];
    },
  });
  return z.record(z.string(), jsonSchema).parse(JSON.parse(JSON.stringify(made)));
}
