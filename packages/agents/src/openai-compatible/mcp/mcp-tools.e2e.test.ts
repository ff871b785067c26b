import type { ConversationEvent } from "../../agent.ts";
import { createServer } from "node:http";
import { describe, expect, test } from "vitest";
import { createToolHost } from "../../tools/tool-host.ts";
import { says } from "../testing/answers.ts";
import { scriptedEndpoint } from "../testing/scripted-endpoint.ts";
import { said, withAgent } from "../testing/with-agent.ts";
import { mountTools } from "./mcp-tools.ts";

const FENCE = {
  run: "r",
  step: "look",
  attempt: "a1",
  generation: 1,
  sendBackTo: [],
  mayAsk: false,
};
const SCHEMA = {
  type: "object",
  properties: { answer: { type: "number" } },
  required: ["answer"],
  additionalProperties: false,
};
const BRIEF = "Answer with one fenced `json` block.";

describe("the session tools of an attempt", () => {
  test("are called by the model; an answer that was handed in need not be written", async () => {
    const host = createToolHost();
    const recorded: ConversationEvent[] = [];
    const mount = await host.open({ ...FENCE, schema: SCHEMA }, (event) => recorded.push(event));
    await using endpoint = await scriptedEndpoint(
      says({ calls: [{ name: "submit", input: '{"answer":"six"}' }] }),
      says({ calls: [{ name: "submit", input: '{"answer":42}' }] }),
      says({ text: "It is handed in." }),
    );
    await withAgent({ url: endpoint.url, level: "confined" }, async ({ open, ask, updates }) => {
      expect(await ask(await open([mount.http]), BRIEF)).toEqual({ stopReason: "end_turn" });
      const ends = updates.flatMap((one) =>
        one.sessionUpdate === "tool_call_update" ? [one.status] : [],
      );
      expect(ends).toEqual(["failed", "completed"]);
      expect(said(updates, "agent_message_chunk")).toBe("It is handed in.");
    });
    expect(mount.taken()).toMatchObject({ submitted: { answer: 42 } });
    expect(endpoint.asked).toHaveLength(3);
    await mount.close();
    await host.close();
  });

  test("that are not there are told of, and the agent works without them", async () => {
    await using endpoint = await scriptedEndpoint(says({ text: "Hello." }));
    await withAgent({ url: endpoint.url, level: "confined" }, async ({ open, ask, updates }) => {
      const server = {
        type: "http" as const,
        name: "ours",
        url: "http://127.0.0.1:1/mcp",
        headers: [],
      };
      await ask(await open([server]), "Hello?");
      expect(said(updates, "agent_thought_chunk")).toMatch(
        /The tools of ours cannot be used: .*ECONNREFUSED/,
      );
    });
  });
});

describe("a server of tools", () => {
  /** Answers each request with the events or the JSON of a script. */
  async function served(answers: Readonly<Record<string, unknown>>, isStream: boolean) {
    const heard: { method: string; session: unknown }[] = [];
    const server = createServer((request, response) => {
      void (async () => {
        let body = "";
        for await (const chunk of request) body += String(chunk);
        const { id, method }: { id?: number; method: string } = JSON.parse(body);
        heard.push({ method, session: request.headers["mcp-session-id"] });
        response.setHeader("mcp-session-id", "s1");
        if (id === undefined) return response.writeHead(202).end();
        const text = JSON.stringify({ jsonrpc: "2.0", id, result: answers[method] });
        response.setHeader("content-type", isStream ? "text/event-stream" : "application/json");
        return response.end(isStream ? `: hi\n\nevent: message\ndata: ${text}\n\n` : text);
      })();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    return {
      heard,
      address: { name: "tools", url: `http://127.0.0.1:${port}/`, headers: [] },
      [Symbol.dispose]: () => server.closeAllConnections(),
      stop: () => server.close(),
    };
  }
  const ANSWERS = {
    initialize: {
      protocolVersion: "2025-06-18",
      capabilities: {},
      serverInfo: { name: "x", version: "1" },
    },
    "tools/list": { tools: [{ name: "add", inputSchema: { type: "object" } }] },
    "tools/call": {
      content: [
        { type: "text", text: "5" },
        { type: "image", data: "" },
      ],
    },
  };

  test.each([true, false])("may answer in events: %s", async (isStream) => {
    using server = await served(ANSWERS, isStream);
    const { tools, notes } = await mountTools([server.address], 1000);
    expect(notes).toEqual([]);
    expect(tools).toMatchObject([{ name: "add", kind: "other" }]);
    const result = await tools[0]?.run({ a: 2 }, new AbortController().signal);
    expect(result).toEqual({ text: "5\n[image]", failed: false, places: [] });
    expect(server.heard).toEqual([
      { method: "initialize", session: undefined },
      { method: "notifications/initialized", session: "s1" },
      { method: "tools/list", session: "s1" },
      { method: "tools/call", session: "s1" },
    ]);
    server.stop();
  });

  test("that answers with something else is told of", async () => {
    using server = await served({ initialize: 7 }, false);
    const { tools, notes } = await mountTools([server.address], 1000);
    expect(tools).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(/^The tools of tools cannot be used/)]);
    server.stop();
  });
});
