import { type JsonObject, jsonSchema, messageOf } from "@wheelhouse/core";
import { z } from "zod";
import { Refusal } from "./refusal.ts";
import type { Place, Tool } from "./tool.ts";

/** A tool by its typed parts. */
export interface ToolParts<Input> {
  readonly name: string;
  readonly description: string;
  readonly kind: Tool["kind"];
  readonly input: z.ZodType<Input>;
  readonly title: (input: Input) => string;
  /** Throws a {@link Refusal} for what it will not or cannot do. */
  readonly run: (input: Input, signal: AbortSignal) => Promise<Found>;
}

/** What a tool found. */
export interface Found {
  readonly text: string;
  readonly places?: readonly Place[];
}

/** Makes a tool that checks its input and turns what goes wrong into a text for the model. */
export function defineTool<Input>(parts: ToolParts<Input>): Tool {
  const { name, description, kind, input: schema } = parts;
  return {
    name,
    description,
    kind,
    inputSchema: schemaOf(schema),
    title(input) {
      const parsed = schema.safeParse(input);
      return parsed.success ? parts.title(parsed.data) : name;
    },
    async run(input, signal) {
      const parsed = schema.safeParse(input);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        const at = issue?.path.join(".") || "its top";
        return {
          text: `The input is not right at ${at}: ${issue?.message}`,
          failed: true,
          places: [],
        };
      }
      try {
        const { text, places = [] } = await parts.run(parsed.data, signal);
        return { text, failed: false, places };
      } catch (error) {
        if (signal.aborted) throw error;
        const text = error instanceof Refusal ? error.message : `It failed: ${messageOf(error)}`;
        return { text, failed: true, places: [] };
      }
    },
  };
}

const objectSchema = z.record(z.string(), jsonSchema);

function schemaOf(schema: z.ZodType): JsonObject {
  const described = objectSchema.parse(z.toJSONSchema(schema, { io: "input" }));
  return Object.fromEntries(Object.entries(described).filter(([name]) => name !== "$schema"));
}
