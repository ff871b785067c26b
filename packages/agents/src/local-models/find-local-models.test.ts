import { createServer, type RequestListener } from "node:http";
import { createServer as createTcpServer, type Server } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { findLocalModels } from "./find-local-models.ts";
import type { LocalKind } from "./local-endpoint.ts";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listening(server: Server, host: string): Promise<number> {
  open.push(server);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).listen(0, host, resolve);
  await promise;
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** A server that answers these paths, and 404 to all others. Remembers what it was asked. */
async function serving(answers: Readonly<Record<string, unknown>>, host = "127.0.0.1") {
  const asked: string[] = [];
  const port = await listening(
    createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      const answer = answers[request.url ?? ""];
      response.writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json" });
      response.end(answer === undefined ? '{"error": "not found"}' : JSON.stringify(answer));
    }),
    host,
  );
  return { port, asked };
}

/** A port at which nobody listens any more. */
async function deadPort(): Promise<number> {
  const server = createTcpServer();
  const port = await listening(server, "127.0.0.1");
  server.close();
  return port;
}

/** Looks for one kind at a port, and for the others where nobody is. */
async function at(kind: LocalKind, port: number, timeoutMs?: number) {
  const nobody = await deadPort();
  const ports = { ollama: nobody, lmstudio: nobody, llamacpp: nobody, vllm: nobody, [kind]: port };
  return findLocalModels({ ports, timeoutMs });
}

const TAGS = {
  models: [
    {
      name: "qwen3-coder:30b",
      size: 18_556_699_314,
      details: { family: "qwen3moe", parameter_size: "30.5B" },
    },
    { name: "gpt-oss:120b-cloud", remote_host: "https://ollama.com", remote_model: "gpt-oss:120b" },
    { name: "kimi-k2:cloud", size: 300 },
    { name: "mine:latest", remote_model: "qwen3-coder:480b" },
    { name: "yours:latest", remote_host: "https://ollama.com" },
    { name: "nomic-embed-text:latest", details: { family: "nomic-bert" } },
    { name: "bad\u001b[31mname" },
    { size: 1 },
    "text",
  ],
};

describe("local models", () => {
  test("of Ollama are found, without those that run in a cloud or only embed", async () => {
    const { port, asked } = await serving({
      "/api/tags": TAGS,
      "/api/ps": { models: [{ name: "qwen3-coder:30b", context_length: 32_768 }] },
    });
    expect(await at("ollama", port)).toEqual([
      {
        kind: "ollama",
        url: `http://127.0.0.1:${port}/v1`,
        models: [
          {
            id: "qwen3-coder:30b",
            bytes: 18_556_699_314,
            parameters: "30.5B",
            context: 32_768,
            loaded: true,
          },
        ],
      },
    ]);
    expect(asked.toSorted()).toEqual(["GET /api/ps", "GET /api/tags"]);
  });

  test("of LM Studio are found with the window that it gave them", async () => {
    const { port } = await serving({
      "/v1/models": { data: [{ id: "qwen/qwen3-8b" }, { id: "e" }], object: "list" },
      "/api/v0/models": {
        data: [
          { id: "qwen/qwen3-8b", state: "loaded", loaded_context_length: 8192 },
          { id: "e", type: "embeddings" },
        ],
      },
    });
    const [endpoint] = await at("lmstudio", port);
    expect(endpoint?.models).toEqual([{ id: "qwen/qwen3-8b", context: 8192, loaded: true }]);
  });

  test("of llama.cpp are found with the window that is served", async () => {
    const { port } = await serving({
      "/v1/models": { data: [{ id: "qwen.gguf", owned_by: "llamacpp", meta: { size: 4e9 } }] },
      "/props": { default_generation_settings: { n_ctx: 16_384 } },
    });
    const [endpoint] = await at("llamacpp", port);
    expect(endpoint?.models).toEqual([
      { id: "qwen.gguf", bytes: 4e9, context: 16_384, loaded: true },
    ]);
  });

  test("of vLLM are found", async () => {
    const list = { data: [{ id: "Qwen/Qwen3-8B", owned_by: "vllm", max_model_len: 40_960 }] };
    const { port } = await serving({ "/v1/models": list });
    const [endpoint] = await at("vllm", port);
    expect(endpoint?.models).toEqual([{ id: "Qwen/Qwen3-8B", context: 40_960, loaded: true }]);
  });

  test("are found on the other loopback address", async () => {
    const { port } = await serving({ "/api/tags": TAGS }, "::1");
    const [endpoint] = await at("ollama", port);
    expect(endpoint?.url).toBe(`http://[::1]:${port}/v1`);
    expect(endpoint?.models).toHaveLength(1);
  });

  test("are none behind a gateway that does not say what it is", async () => {
    const { port } = await serving({
      "/v1/models": { data: [{ id: "gpt-5", owned_by: "openai" }] },
    });
    expect(await at("llamacpp", port)).toEqual([]);
    expect(await at("vllm", port)).toEqual([]);
  });
});

const OTHERS: readonly (readonly [string, RequestListener])[] = [
  ["a page", (_, response) => response.end("<html><body>Jenkins</body></html>")],
  ["JSON of another shape", (_, response) => response.end('{"models": "none", "data": 7}')],
  ["far too much", (_, response) => response.end(JSON.stringify(TAGS) + " ".repeat(2_000_000))],
  ["half an answer", (_, response) => void response.writeHead(200).write('{"models": [')],
  ["a body without an end", (_, response) => pour(response)],
  ["nothing at all", () => undefined],
  [
    "a redirect",
    (request, response) => {
      const to = request.url === "/elsewhere" ? undefined : "/elsewhere";
      if (to === undefined) return void response.end(JSON.stringify(TAGS));
      response.writeHead(302, { location: to }).end();
    },
  ],
  ["an error", (_, response) => response.writeHead(500).end("{}")],
];

function pour(response: NodeJS.WritableStream): void {
  const more = (): void => {
    while (response.writable && response.write(" ".repeat(65_536)));
    if (response.writable) response.once("drain", more);
  };
  more();
}

describe("another program at the port of a local model", () => {
  test.each(OTHERS)("that answers with %s is passed over in time", async (_, listener) => {
    const server = createServer(listener);
    const port = await listening(server, "127.0.0.1");
    // Such a program may never end its answer: that we come back says that it is not waited for.
    const [usual, other] = await Promise.all([at("ollama", port, 300), at("lmstudio", port, 300)]);
    expect([usual, other]).toEqual([[], []]);
    server.closeAllConnections();
  });

  test("that speaks no HTTP is passed over", async () => {
    const port = await listening(
      createTcpServer((socket) => socket.on("error", () => undefined).end("SSH-2.0-OpenSSH\r\n")),
      "127.0.0.1",
    );
    expect(await at("vllm", port)).toEqual([]);
  });
});
