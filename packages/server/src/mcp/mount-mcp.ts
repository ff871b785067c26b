import type { Hono } from "hono";
import { z } from "zod";
import { readBody } from "../routes/read-body.ts";
import { wrongMethod } from "../security/guard-method.ts";
import type { Served } from "../server-deps.ts";
import { apiCaller } from "./api-caller.ts";
import { askedByClient, nameOfSession, sessionOf } from "./client-name.ts";
import { createMcpServer } from "./create-mcp-server.ts";
import { MCP_PATH } from "./mcp-path.ts";

/** What proves to the API who asks; it goes along as it came. */
const PROOF = ["authorization", "cookie", "origin"] as const;
const SESSION = "mcp-session-id";

const initializeSchema = z.object({
  method: z.literal("initialize"),
  params: z.object({ clientInfo: z.object({ name: z.string() }) }),
});

/**
 * Serves our tools by the Model Context Protocol over HTTP. Each message gets a server of its own, which remembers nothing:
 * a client's name is in the id of its session, so that clients live on over a restart of ours.
 */
export function mountMcp(
  app: Hono,
  { port, version }: Pick<Served, "port" | "version">,
  ask: (request: Request, by: string) => Response | Promise<Response>,
): void {
  app.all(MCP_PATH, async (c) => {
    if (c.req.method !== "POST") return wrongMethod(c.req.method, ["POST"]);
    const { WebStandardStreamableHTTPServerTransport: Transport } =
      await import("@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js");
    const { headers } = c.req.raw;
    const body = await readBody(c.req.raw);
    const hello = initializeSchema.safeParse(body).data;
    const client = hello?.params.clientInfo.name ?? nameOfSession(c.req.header(SESSION));
    const proof = Object.fromEntries(
      PROOF.map((name) => [name, headers.get(name)] as const).flatMap(([name, value]) =>
        value === null ? [] : [[name, value] as const],
      ),
    );
    const api = apiCaller({
      fetch: (request) => ask(request, askedByClient(client)),
      origin: `http://127.0.0.1:${port()}`,
      proof,
    });
    const server = await createMcpServer({ version, api: () => api });
    const transport = new Transport({ enableJsonResponse: true });
    await server.connect(transport);
    try {
      const message = new Request(c.req.url, { method: "POST", headers });
      const response = await transport.handleRequest(message, { parsedBody: body });
      const text = await response.text();
      return new Response(text === "" ? null : text, {
        status: response.status,
        headers: {
          ...(text !== "" && { "content-type": "application/json" }),
          ...(hello && { [SESSION]: sessionOf(client) }),
        },
      });
    } finally {
      await server.close();
    }
  });
}
