import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { methods } from "@agentclientprotocol/sdk";
import { describe, expect, test } from "vitest";
import { temporaryTree } from "../scout/temporary-tree.ts";
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
      expect(await ask(await open(), "Hello?")).toMatchObject({ stopReason: "end_turn" });
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
    const start = { url: endpoint.url, level, files: FILES };
    await withAgent(start, async ({ open, ask, updates, root }) => {
      await ask(await open(), "What does run.ts do?");
      expect(updates.find((one) => one.sessionUpdate === "tool_call")).toMatchObject({
        kind: "read",
        title: "Read src/run.ts",
        rawInput: { path: "src/run.ts" },
        locations: [{ path: `${root}/src/run.ts` }],
      });
      expect(updates.find((one) => one.sessionUpdate === "tool_call_update")).toMatchObject({
        status: "completed",
        locations: [{ path: `${root}/src/run.ts`, line: 1 }],
      });
      expect(updates.some((one) => one.sessionUpdate === "usage_update")).toBe(false);
      expect(said(updates, "agent_message_chunk")).toBe("It runs.");
    });
    expect(endpoint.asked[1]?.messages.at(-1)).toMatchObject({
      role: "tool",
      content: "1\texport const run = 1;\n2\texport const walk = 2;\n[lines 1 to 2 of 2]",
    });
  });

  test("runs several calls of one reply, and gives all results in one go", async () => {
    await using endpoint = await scriptedEndpoint(
      says({
        text: "I look.",
        calls: [
          { name: "grep", input: '{"pattern":"(wa)+lk"}' },
          { name: "glob", input: '{"pattern":"**/*.md"}' },
          { name: "read_file", input: '{"path":"/etc/passwd"}' },
          { name: "write_file", input: "{}" },
          { name: "git_facts", input: '{"about":"churn"}' },
        ],
        usage: { prompt_tokens: 100, completion_tokens: 10 },
      }),
      says({ text: "Done.", usage: { prompt_tokens: 150, completion_tokens: 1 } }),
    );
    const start = { url: endpoint.url, level, files: FILES };
    await withAgent(start, async ({ open, ask, updates }) => {
      await ask(await open(), "Look.");
      const ends = updates.flatMap((one) =>
        one.sessionUpdate === "tool_call_update" ? [one.status] : [],
      );
      expect(ends.filter((end) => end === "completed")).toHaveLength(3);
      expect(ends.filter((end) => end === "failed")).toHaveLength(2);
      expect(updates.at(-1)?._meta).toEqual({ usage: { inputTokens: 250, outputTokens: 11 } });
    });
    expect(
      endpoint.asked[1]?.messages.slice(2).map(({ role, content }) => [role, content]),
    ).toEqual([
      ["assistant", "I look."],
      ["tool", "src/run.ts:2:export const walk = 2;"],
      ["tool", "README.md\n[1 file]"],
      ["tool", expect.stringMatching(/^Error: .* outside of the project/)],
      [
        "tool",
        expect.stringMatching(/^Error: There is no tool write_file\. There are: read_file, /),
      ],
      ["tool", expect.stringMatching(/^Nothing is known of the project's history/)],
    ]);
  });

  test("a cancel ends a turn, although the endpoint never answers", async () => {
    await using endpoint = await scriptedEndpoint(() => undefined, says({ text: "Here again." }));
    await withAgent({ url: endpoint.url, level }, async ({ agent, open, ask, updates }) => {
      const session = await open();
      const turn = ask(session, "Hello?");
      await endpoint.times(1);
      await agent.notify(methods.agent.session.cancel, { sessionId: session });
      expect(await turn).toEqual({ stopReason: "cancelled" });
      await ask(session, "And now?");
      expect(said(updates, "agent_message_chunk")).toBe("Here again.");
    });
  });
});

describe("a session of the endpoint agent", () => {
  test("goes on when it cannot be kept any more, and says so", async () => {
    await using own = await temporaryTree({});
    const home = own.root;
    await using endpoint = await scriptedEndpoint(says({ text: "Still here." }));
    const start = { url: endpoint.url, level: "enforced", home } as const;
    await withAgent(start, async ({ open, ask, updates }) => {
      const session = await open();
      mkdirSync(join(home, ".wheelhouse-endpoint-agent", `${session}.jsonl`));
      expect(await ask(session, "Hello?")).toEqual({ stopReason: "end_turn" });
      expect(said(updates, "agent_message_chunk")).toBe("Still here.");
      expect(said(updates, "agent_thought_chunk").match(/cannot be kept for later/g)).toHaveLength(
        1,
      );
    });
  });

  test("is loaded after its process was killed in the middle of a call", async () => {
    await using own = await temporaryTree({});
    const home = own.root;
    const calls = [{ id: "abc", name: "read_file", input: '{"path":"README.md"}' }];
    await using endpoint = await scriptedEndpoint(
      says({ calls }),
      () => undefined,
      says({ text: "I remember." }),
    );
    const start = { url: endpoint.url, level: "enforced", home } as const;
    let session = "";
    const killed = withAgent(start, async ({ open, ask, kill }) => {
      session = await open();
      const turn = ask(session, "Remember the word birch.");
      await endpoint.times(2);
      kill();
      await turn;
    });
    await expect(killed).rejects.toThrow(/closed/);
    expect(existsSync(join(home, ".wheelhouse-endpoint-agent", `${session}.jsonl`))).toBe(true);
    await withAgent(start, async ({ agent, ask, updates, root }) => {
      await agent.request(methods.agent.session.load, {
        sessionId: session,
        cwd: root,
        mcpServers: [],
      });
      expect(updates.map((one) => one.sessionUpdate)).toEqual([
        "user_message_chunk",
        "tool_call",
        "tool_call_update",
      ]);
      await ask(session, "Which word?");
      expect(said(updates, "agent_message_chunk")).toBe("I remember.");
      await expect(
        agent.request(methods.agent.session.load, {
          sessionId: "unknown",
          cwd: root,
          mcpServers: [],
        }),
      ).rejects.toThrow(/no such session/);
    });
    expect(
      endpoint.asked[2]?.messages.slice(1).map(({ role, content }) => [role, content]),
    ).toEqual([
      ["user", "Remember the word birch."],
      ["assistant", null],
      ["tool", expect.stringContaining("A tool.")],
      ["user", "Which word?"],
    ]);
  });
});
