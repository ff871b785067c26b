import { type JsonObject, jsonSchema } from "@wheelhouse/core";
import { z } from "zod";
import { createBoundedFetch } from "../endpoint/bounded-fetch.ts";

const MIB = 1024 * 1024;
const LIMITS = { bodyBytes: 4 * MIB, lineBytes: 4 * MIB };
const PROTOCOL = "2025-06-18";
/** So many pages of tools are read. */
const MAX_PAGES = 10;

/** Where a server of tools is. */
export interface McpAddress {
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** A tool of a server. */
export interface McpTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
}

/** A connection to a server of tools. */
export interface McpConnection {
  readonly tools: readonly McpTool[];
  call(
    name: string,
    input: JsonObject,
    signal: AbortSignal,
  ): Promise<{ text: string; failed: boolean }>;
}

const answerSchema = z.union([
  z.object({ id: z.number(), result: z.unknown() }),
  z.object({ id: z.number(), error: z.object({ message: z.string() }) }),
]);
const initializedSchema = z.object({ protocolVersion: z.string() });
const listSchema = z.object({
  tools: z.array(
    z.object({
      name: z.string(),
      description: z.string().default(""),
      inputSchema: z.record(z.string(), jsonSchema),
    }),
  ),
  nextCursor: z.string().optional(),
});
const resultSchema = z.object({
  content: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })).default([]),
  isError: z.boolean().default(false),
});

/**
 * Connects to a server of tools over HTTP and lists its tools. Only what that takes: the protocol's own
 * library would double the size of the agent and the time until it starts. Throws when it is not there.
 */
export async function connectMcp(address: McpAddress, signal: AbortSignal): Promise<McpConnection> {
  const fetchBounded = createBoundedFetch(LIMITS);
  const own: Record<string, string> = {};
  let asked = 0;

  async function send(body: object, ended: AbortSignal): Promise<Response> {
    const response = await fetchBounded(address.url, {
      method: "POST",
      headers: {
        ...Object.fromEntries(address.headers.map(({ name, value }) => [name, value])),
        ...own,
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
      },
      body: JSON.stringify({ jsonrpc: "2.0", ...body }),
      signal: ended,
    });
    if (!response.ok) throw new Error(`The server of tools answered ${response.status}.`);
    const session = response.headers.get("mcp-session-id");
    if (session !== null) own["mcp-session-id"] = session;
    return response;
  }

  async function request(method: string, params: object, ended: AbortSignal): Promise<unknown> {
    const id = ++asked;
    const response = await send({ id, method, params }, ended);
    const answer = answerIn(await response.text(), response.headers.get("content-type") ?? "", id);
    if ("error" in answer) throw new Error(answer.error.message);
    return answer.result;
  }

  const hello = {
    protocolVersion: PROTOCOL,
    capabilities: {},
    clientInfo: { name: "wheelhouse", version: "1" },
  };
  const { protocolVersion } = initializedSchema.parse(await request("initialize", hello, signal));
  own["mcp-protocol-version"] = protocolVersion;
  await (await send({ method: "notifications/initialized" }, signal)).body?.cancel();
  const tools: McpTool[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const list = listSchema.parse(
      await request("tools/list", cursor === undefined ? {} : { cursor }, signal),
    );
    tools.push(...list.tools);
    cursor = list.nextCursor;
    if (cursor === undefined) break;
  }
  return {
    tools,
    async call(name, input, ended) {
      const result = resultSchema.parse(
        await request("tools/call", { name, arguments: input }, ended),
      );
      const text = result.content.map((part) => part.text ?? `[${part.type}]`).join("\n");
      return { text, failed: result.isError };
    },
  };
}

/** The answer to a request: the body itself, or one of the events in it. */
function answerIn(body: string, type: string, id: number): z.infer<typeof answerSchema> {
  const texts = type.startsWith("text/event-stream")
    ? body.split(/\r?\n\r?\n/).map((event) =>
        event
          .split(/\r?\n/)
          .filter((line) => line.startsWith("data:"))
          .map((line) => line.slice(5).trimStart())
          .join("\n"),
      )
    : [body];
  for (const text of texts) {
    if (text.trim() === "") continue;
    const parsed = answerSchema.safeParse(JSON.parse(text));
    if (parsed.success && parsed.data.id === id) return parsed.data;
  }
  throw new Error("The server of tools did not answer.");
}
