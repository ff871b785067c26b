import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { ModelScriptInput } from "./script/model-script.ts";
import { type ModelServer, startModelServer } from "./start-model-server.ts";

const servers: ModelServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(rules: ModelScriptInput["rules"]): Promise<ModelServer> {
  const server = await startModelServer({ script: { version: 1, rules } });
  servers.push(server);
  return server;
}

interface Form {
  readonly name: string;
  readonly path: (stream: boolean) => string;
  /** A conversation in which a file was read, in this form. */
  readonly body: (stream: boolean) => object;
}

const path = { type: "object", properties: { file_path: { type: "string" } } };
const FORMS: readonly Form[] = [
  {
    name: "chat",
    path: () => "/v1/chat/completions",
    body: (stream) => ({
      model: "m",
      stream,
      stream_options: { include_usage: true },
      messages: [
        { role: "system", content: "Be kind." },
        { role: "user", content: [{ type: "text", text: "Read it." }] },
        {
          role: "assistant",
          content: null,
          tool_calls: [
            {
              id: "c1",
              type: "function",
              function: { name: "read_file", arguments: '{"file_path":"a"}' },
            },
          ],
        },
        { role: "tool", tool_call_id: "c1", content: "the file" },
      ],
      tools: [{ type: "function", function: { name: "read_file", parameters: path } }],
    }),
  },
  {
    name: "responses",
    path: () => "/v1/responses",
    body: (stream) => ({
      model: "m",
      stream,
      instructions: "Be kind.",
      input: [
        { type: "message", role: "user", content: [{ type: "input_text", text: "Read it." }] },
        { type: "function_call", call_id: "c1", name: "read_file", arguments: '{"file_path":"a"}' },
        { type: "function_call_output", call_id: "c1", output: "the file" },
      ],
      tools: [{ type: "function", name: "read_file", parameters: path }],
    }),
  },
  {
    name: "messages",
    path: () => "/v1/messages",
    body: (stream) => ({
      model: "m",
      stream,
      system: [{ type: "text", text: "Be kind." }],
      messages: [
        { role: "user", content: "Read it." },
        {
          role: "assistant",
          content: [{ type: "tool_use", id: "c1", name: "read_file", input: { file_path: "a" } }],
        },
        {
          role: "user",
          content: [
            {
              type: "tool_result",
              tool_use_id: "c1",
              content: [{ type: "text", text: "the file" }],
            },
          ],
        },
      ],
      tools: [{ name: "read_file", input_schema: path }],
    }),
  },
  {
    name: "gemini",
    path: (stream) =>
      `/v1beta/models/m:${stream ? "streamGenerateContent?alt=sse" : "generateContent"}`,
    body: () => ({
      systemInstruction: { parts: [{ text: "Be kind." }] },
      contents: [
        { role: "user", parts: [{ text: "Read it." }] },
        {
          role: "model",
          parts: [{ functionCall: { id: "c1", name: "read_file", args: { file_path: "a" } } }],
        },
        {
          role: "user",
          parts: [
            { functionResponse: { id: "c1", name: "read_file", response: { output: "the file" } } },
          ],
        },
      ],
      tools: [{ functionDeclarations: [{ name: "read_file", parametersJsonSchema: path }] }],
    }),
  },
];

function ask(server: ModelServer, form: Form, stream: boolean): Promise<Response> {
  const body = JSON.stringify(form.body(stream));
  return fetch(`${server.url}${form.path(stream)}`, { method: "POST", body });
}

const SAY: ModelScriptInput["rules"] = [
  {
    when: { result: "the file", text: "^Read it", tools: true, model: "^m$", call: 2 },
    say: [
      { thought: "Hm." },
      { text: ["It ", "says."] },
      { call: { role: "read", with: { path: "/b" } } },
      { call: { role: "read", with: { path: "/c" } } },
    ],
    usage: { inputTokens: 11, outputTokens: 22 },
  },
];

describe.each(FORMS)("a model server asked by $name", (form) => {
  test.each([true, false])(
    "understands the conversation and answers it (stream: %s)",
    async (stream) => {
      const server = await serve(SAY);
      const response = await ask(server, form, stream);
      expect(response.status).toBe(200);
      const text = await response.text();
      expect(text).toMatch(stream ? /It [^]*says\./ : /It says\./);
      const calls = [...text.matchAll(/read_file/g)];
      expect(calls.length).toBeGreaterThanOrEqual(2);
      expect(text).toMatch(/\/b[^]*\/c/);
      expect(text).toMatch(/\b11\b/);
      expect(text).toMatch(/\b22\b/);
      expect(server.requests).toMatchObject([
        {
          api: form.name,
          model: "m",
          tools: ["read_file"],
          stream,
          messages: [
            { kind: "user", text: "Read it." },
            { kind: "call", id: "c1", name: "read_file", input: { file_path: "a" } },
            { kind: "result", id: "c1", text: "the file" },
          ],
        },
      ]);
      expect(server.requests[0]?.system.trim()).toBe("Be kind.");
    },
  );

  test("each event of a stream is one whole JSON value", async () => {
    const server = await serve(SAY);
    const text = await (await ask(server, form, true)).text();
    const data = text.split("\n").filter((line) => line.startsWith("data: "));
    expect(data.length).toBeGreaterThan(4);
    for (const line of data.filter((each) => each !== "data: [DONE]"))
      expect(z.looseObject({}).safeParse(JSON.parse(line.slice(6))).success).toBe(true);
  });

  test("refuses with the status, the wait and the form that the script names", async () => {
    const server = await serve([{ fault: { refuse: { status: 429, retryAfter: 7 } } }]);
    const response = await ask(server, form, true);
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "7"]);
    expect(await response.json()).toMatchObject({ error: { message: expect.any(String) } });
  });

  test("breaks the connection after so many pieces", async () => {
    const server = await serve([{ say: [{ text: ["One. ", "Two."] }], fault: { cutAfter: 1 } }]);
    const response = await ask(server, form, true);
    let seen = "";
    const read = async (): Promise<void> => {
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) seen += decoder.decode(chunk);
    };
    await expect(read()).rejects.toThrow("terminated");
    expect(seen).toContain("One. ");
    expect(seen).not.toContain("Two.");
  });

  test("sends a reply of so many megabytes", async () => {
    const server = await serve([{ say: [], fault: { huge: 2 } }]);
    const text = await (await ask(server, form, false)).text();
    expect(text.length).toBeGreaterThan(2 * 2 ** 20);
  });

  test("breaks the arguments of a call", async () => {
    const [rule] = SAY;
    const server = await serve([{ ...rule, fault: { brokenArguments: true } }]);
    const text = await (await ask(server, form, false)).text();
    expect(text).toContain(",,");
  });
});
