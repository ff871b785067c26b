import { type JsonObject, jsonSchema, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";
import type { ApiCall } from "./api-caller.ts";

/** What a tool answers. */
export interface ToolReply {
  /** By the shapes of the API. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The same for whoever reads only words, short. */
  readonly text: string;
}

/** What a call of a tool may do, for clients that ask a person before. */
interface Effect {
  readonly readOnlyHint: boolean;
  /** Whether it takes something away. */
  readonly destructiveHint: boolean;
  /** Whether a second call like the first does nothing more. */
  readonly idempotentHint: boolean;
  /** Whether it may reach beyond this machine. */
  readonly openWorldHint: boolean;
}

/** A tool that only looks at what there is here. */
export const READS: Effect = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/** A tool as a client sees it. */
export interface McpTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** JSON Schema of an object. */
  readonly inputSchema: JsonObject;
  readonly annotations: Effect;
  /** Throws by the error table: `usage` for what does not fit, and what the API refuses with. */
  call(input: unknown, api: ApiCall): Promise<ToolReply>;
}

interface Definition<S extends z.ZodType> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: S;
  readonly effect: Effect;
  readonly run: (input: z.output<S>, api: ApiCall) => Promise<ToolReply>;
}

/** A tool whose arguments are read by a schema before it runs. */
export function mcpTool<S extends z.ZodType>(definition: Definition<S>): McpTool {
  const { name, title, description, input, effect, run } = definition;
  return {
    name,
    title,
    description,
    inputSchema: schemaOf(input),
    annotations: effect,
    async call(given, api) {
      const parsed = input.safeParse(given);
      if (parsed.success) return run(parsed.data, api);
      throw new WheelhouseError(
        "usage",
        `The arguments of ${name} do not fit: ${z.prettifyError(parsed.error)}`,
        { hint: `Call ${name} again, with arguments by its input schema.` },
      );
    },
  };
}

function schemaOf(schema: z.ZodType): JsonObject {
  const { $schema: _, ...made } = z.toJSONSchema(schema, { io: "input" });
  return z.record(z.string(), jsonSchema).parse(JSON.parse(JSON.stringify(made)));
}
