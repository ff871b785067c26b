import { type JsonObject, jsonSchema, messageOf } from "@wheelhouse/core";
import { z } from "zod";
import { capText } from "../tools/cap-text.ts";
import type { Tool } from "../tools/tool.ts";
import { connectMcp, type McpAddress } from "./connect-mcp.ts";

/** Longest time until the tools of a server are known, in milliseconds. */
const CONNECT_MS = 5000;

const inputSchema = z.record(z.string(), jsonSchema);

/** The tools of a session's servers, and what is to be told about those that are not there. */
export interface Mounted {
  readonly tools: readonly Tool[];
  readonly notes: readonly string[];
}

/** Mounts the tools of servers. Never throws: an agent without them can still answer in its last message. */
export async function mountTools(
  servers: readonly (McpAddress & { readonly name: string })[],
  maxChars: number,
): Promise<Mounted> {
  const mounted = await Promise.all(servers.map((server) => mountOne(server, maxChars)));
  return {
    tools: mounted.flatMap(({ tools }) => tools),
    notes: mounted.flatMap(({ notes }) => notes),
  };
}

async function mountOne(
  server: McpAddress & { readonly name: string },
  maxChars: number,
): Promise<Mounted> {
  try {
    const connection = await connectMcp(server, AbortSignal.timeout(CONNECT_MS));
    const tools = connection.tools.map(({ name, description, inputSchema: schema }): Tool => ({
      name,
      description,
      kind: "other",
      inputSchema: schema,
      title: () => name,
      async run(input, signal) {
        const said = (text: string, failed: boolean) => ({
          text: capText(text, maxChars, "Ask for less."),
          failed,
          places: [],
        });
        try {
          const { text, failed } = await connection.call(name, inputOf(input), signal);
          return said(text, failed);
        } catch (error) {
          if (signal.aborted) throw error;
          return said(`It failed: ${messageOf(error)}`, true);
        }
      },
    }));
    return { tools, notes: [] };
  } catch (error) {
    const note = `The tools of ${server.name} cannot be used: ${messageOf(error)}`;
    return { tools: [], notes: [note] };
  }
}

function inputOf(input: unknown): JsonObject {
  return inputSchema.safeParse(input).data ?? {};
}
