import type { IncomingMessage } from "node:http";
import { answerCall } from "./answer-call.ts";
import { LIMITS } from "./limits.ts";
import { problem, type Reply } from "./listen.ts";
import { readBody } from "./read-body.ts";
import type { SessionTools } from "./session-tools.ts";
import type { Tokens } from "./tokens.ts";

/** Where our tools are. */
export const TOOLS_PATH = "/mcp";

/** What the library looks at; everything else of a call stays here. */
const HEADERS = ["accept", "content-type", "mcp-protocol-version"] as const;

/**
 * Answers calls with the tools of the attempt whose token they carry. `alive` holds the tools of
 * living attempts by the nonce of their token.
 */
export function createAnswer(
  tokens: Tokens,
  alive: ReadonlyMap<string, SessionTools>,
): (request: IncomingMessage) => Promise<Reply> {
  return async (request) => {
    if (request.url !== TOOLS_PATH) return problem(404, `There is only ${TOOLS_PATH} here.`);
    const { authorization = "" } = request.headers;
    const [, token = ""] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
    const fence = tokens.read(token);
    if (!fence) return problem(401, "The token is missing, or it is none of this host.");
    const ended = `Attempt ${fence.attempt} of step ${fence.step} in run ${fence.run} has ended, and its tools with it.`;
    if (!alive.has(fence.nonce)) return problem(410, ended);
    if (request.method !== "POST") return withAllow(problem(405, "Only POST is answered here."));
    const body = await readBody(request, LIMITS);
    if (!body.ok) return problem(body.status, body.error);
    if (Array.isArray(body.value)) return problem(400, "Send one message at a time.");
    // It may have ended while the body was on its way.
    const tools = alive.get(fence.nonce);
    if (!tools) return problem(410, ended);
    const headers: Record<string, string> = {};
    for (const name of HEADERS) {
      const value = request.headers[name];
      if (typeof value === "string") headers[name] = value;
    }
    return answerCall(tools, { url: `http://127.0.0.1${TOOLS_PATH}`, headers, body: body.value });
  };
}

function withAllow(reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, allow: "POST" } };
}
