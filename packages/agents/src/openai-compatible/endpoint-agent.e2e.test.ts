import { describe, expect, test } from "vitest";
import { says } from "./testing/answers.ts";
import { scriptedEndpoint } from "./testing/scripted-endpoint.ts";
import { said, withAgent } from "./testing/with-agent.ts";

const LEVELS = ["confined", "enforced"] as const;
const FILES = {
  "src/run.ts": "export const run = 1;\nexport const walk = 2;\n",
  "README.md": "A tool.\n",
};

describe.each(LEVELS)("the endpoint agent, %s", (level) => {
  test("says hello, with its thoughts and what it used", async () => {
    await using endpoint = await scriptedEndpoint(
      says({
        thoughts: "They greet me.",
        text: "Hello, all is well.",
        usage: {
          prompt_tokens: 20,
          completion_tokens: 5,
          prompt_tokens_details: { cached_tokens: 3 },
        },
      }),
    );
    await withAgent({ url: endpoint.url, level }, async ({ open, ask, updates, loads }) => {
      const session = await open();
      expect(await ask(session, "Hello?")).toMatchObject({ stopReason: "end_turn" });
      expect(said(updates, "agent_message_chunk")).toBe("Hello, all is well.");
      expect(said(updates, "agent_thought_chunk")).toBe("They greet me.");
      expect(updates.at(-1)).toMatchObject({
        sessionUpdate: "usage_update",
        used: 25,
        _meta: { usage: { inputTokens: 20, outputTokens: 5, cachedTokens: 3 } },
      });
      expect(loads).toBe(level === "enforced");
    });
    expect(endpoint.asked[0]).toMatchObject({ model: "tiny", stream: true });
    expect(endpoint.asked[0]?.messages.at(-1)).toEqual({ role: "user", content: "Hello?" });
  });

  test("reads what it was asked about, then answers; unknown usage stays unknown", async () => {
    await using endpoint = await scriptedEndpoint(
      says({ calls: [{ name: "read_file", input: '{"path":"src/run.ts"}' }] }),
      says({ text: "It runs." }),
    );
    await withAgent(
      { url: endpoint.url, level, files: FILES },
      async ({ open, ask, updates, root }) => {
        await ask(await open(), "What does run.ts do?");
        expect(updates.find((one) => one.sessionUpdate === "tool_call")).toMatchObject({
          kind: "read",
          title: "Read src/run.ts",
          rawInput: { path: "src/run.ts" },
        });
        expect(updates.find((one) => one.sessionUpdate === "tool_call_update")).toMatchObject({
          status: "completed",
          locations: [{ path: `${root}/src/run.ts`, line: 1 }],
        });
        expect(updates.some((one) => one.sessionUpdate === "usage_update")).toBe(false);
        expect(said(updates, "agent_message_chunk")).toBe("It runs.");
      },
    );
    expect(endpoint.asked[1]?.messages.at(-1)).toMatchObject({
      role: "tool",
      content: "1\texport const run = 1;\n2\texport const walk = 2;\n[lines 1 to 2 of 2]",
    });
  });
});
