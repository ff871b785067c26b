import { z } from "zod";
import type { Reply } from "./listen.ts";
import type { SessionTools } from "./session-tools.ts";

/** What the library needs of a call; it was read and guarded before. */
export interface Call {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const INSTRUCTIONS =
  "How to hand in your work in Wheelhouse: record findings as you find them, submit your whole output once, and say by done how it can be seen that you are done.";

/** Loaded with the first call: a host without such agents never pays for it. */
async function load() {
  const [{ Server }, { WebStandardStreamableHTTPServerTransport }, protocol] = await Promise.all([
    import("@modelcontextprotocol/sdk/server/index.js"),
    import("@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js"),
    import("@modelcontextprotocol/sdk/types.js"),
  ]);
  return { Server, Transport: WebStandardStreamableHTTPServerTransport, protocol };
}
let library: ReturnType<typeof load> | undefined;

/**
 * Answers one message of the Model Context Protocol. Each gets a server of its own: the tools hold
 * all the state there is, so an agent may connect as often as it likes, from as many processes.
 */
export async function answerCall(tools: SessionTools, call: Call): Promise<Reply> {
  const { Server, Transport, protocol } = await (library ??= load());
  const server = new Server(
    { name: "wheelhouse", title: "Wheelhouse", version: "1.0.0" },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS, jsonSchemaValidator: NO_VALIDATOR },
  );
  server.setRequestHandler(protocol.ListToolsRequestSchema, () => ({
    tools: tools.list.map(({ name, description, inputSchema }) => ({
      name,
      description,
      inputSchema: listedSchema.parse(inputSchema),
      annotations: HARMLESS,
      _meta: ALWAYS_LOADED,
    })),
  }));
  server.setRequestHandler(protocol.CallToolRequestSchema, async ({ params }) => {
    const answer = await tools.call(params.name, params.arguments ?? {});
    if (!answer) {
      const known = tools.list.map(({ name }) => name).join(", ");
      throw new protocol.McpError(
        protocol.ErrorCode.InvalidParams,
        `There is no tool ${JSON.stringify(params.name.slice(0, 80))}, only: ${known}.`,
      );
    }
    const { text, refused } = answer;
    return { content: [{ type: "text" as const, text }], ...(refused ? { isError: true } : {}) };
  });
  const transport = new Transport({ enableJsonResponse: true });
  await server.connect(transport);
  try {
    const request = new Request(call.url, { method: "POST", headers: call.headers });
    const response = await transport.handleRequest(request, { parsedBody: call.body });
    const body = await response.text();
    return {
      status: response.status,
      headers: body === "" ? {} : { "content-type": "application/json" },
      body: body === "" ? undefined : body,
    };
  } finally {
    await server.close();
  }
}

/** They change nothing that the agent works on. Agents ask before each call, or refuse in plan mode, without this. */
const HARMLESS = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const;

/** Claude Code hides tools behind a search otherwise, and its model may never look. */
const ALWAYS_LOADED = { "anthropic/alwaysLoad": true } as const;

const listedSchema = z.looseObject({ type: z.literal("object") });

/** We ask clients for nothing, so no answer of theirs is ever held against a schema. */
const NO_VALIDATOR = {
  getValidator: () => () => ({
    valid: false as const,
    data: undefined,
    errorMessage: "nothing was asked",
  }),
};
