import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { messageOf, WheelhouseError } from "@wheelhouse/core";
import { answerCall } from "./answer-call.ts";
import type { Asked } from "./asked.ts";
import { DIALECTS } from "./dialects/dialects.ts";
import { readJson } from "./read-json.ts";
import { type ModelScriptInput, modelScriptSchema, type Rule } from "./script/model-script.ts";
import { readModelScript } from "./script/read-model-script.ts";
import { sideAnswer } from "./side-answer.ts";

/** How a scripted model server is started. */
export interface ModelServerOptions {
  /** What the model says: data, or the path of a YAML file. */
  readonly script: ModelScriptInput | string;
  /** Any free one when absent. */
  readonly port?: number | undefined;
}

/** A scripted model behind the wire forms of the usual providers, for tests, demos and conformance. */
export interface ModelServer {
  /** Without a path: clients add `/v1` and what else their wire form wants. */
  readonly url: string;
  /** Every call of the model up to now, in order. */
  readonly requests: readonly Asked[];
  /** Ends it and every open connection. */
  close(): Promise<void>;
}

/**
 * Starts a scripted model server on 127.0.0.1. It speaks chat completions, responses, Anthropic
 * messages and Gemini's generateContent, streaming and not, and asks for no key.
 * *Contract*: it answers only by its script and keeps nothing on disk. Throws `transcript.invalid`
 * for a script that is not valid, and `usage` when the port is taken.
 */
export async function startModelServer({
  script,
  port = 0,
}: ModelServerOptions): Promise<ModelServer> {
  const { models, rules } =
    typeof script === "string" ? readModelScript(script) : modelScriptSchema.parse(script);
  const requests: Asked[] = [];
  const followed = new Map<Rule, number>();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else refuse(response, 400, { error: { message: messageOf(error) } });
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams: query } = new URL(request.url ?? "/", "http://localhost");
    const side = request.method === "GET" ? sideAnswer(path, models) : undefined;
    if (side) return refuse(response, 200, side);
    const body = await readJson(request);
    if (path.endsWith("/count_tokens") || path.endsWith(":countTokens")) {
      const tokens = Math.ceil(JSON.stringify(body).length / 4);
      return refuse(response, 200, { input_tokens: tokens, totalTokens: tokens });
    }
    const dialect = DIALECTS.find((each) => each.speaks(path));
    if (!dialect) return refuse(response, 404, { error: { message: `There is no ${path} here.` } });
    await answerCall({
      dialect,
      request: { path, query, body },
      response,
      rules,
      requests,
      followed,
    });
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) =>
      reject(
        new WheelhouseError("usage", `The model server cannot listen: ${messageOf(error)}.`, {
          hint: "Name another port, or none.",
          cause: error,
        }),
      ),
    );
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${bound}`,
    requests,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function refuse(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
