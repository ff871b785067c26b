import { describe, expect, test } from "vitest";
import { chatWords, offlineWords, type Orchestrator } from "./chat-words.ts";

const usual: Orchestrator = {
  agent: "qwen",
  model: null,
  offline: null,
  autonomous: [],
  commands: [],
  threads: [],
};
const thread = {
  id: "orders/main",
  project_id: "orders",
  name: "main",
  title: "main",
  status: "stopped",
  agent: null,
  model: null,
  messages: 2,
  open_proposals: 0,
  said_at: "2026-01-01T00:00:00.000Z",
  stopped: { by: "ann", why: "too slow" },
  failures: 0,
} as const;
const words = (orchestrator: Orchestrator) => chatWords(orchestrator, to).words;
const to = { thread: "main", project: "orders" };

describe("what becomes of a message", () => {
  test("is that somebody answers, who changes nothing by itself", () => {
    expect(chatWords(usual, to)).toEqual({
      words:
        "Goes to the thread main of orders. qwen reads it and answers: it proposes, and changes nothing.",
      kind: "ready",
    });
    expect(words({ ...usual, autonomous: ["create_issue"] })).toMatch(/let it do/);
    const own = { ...thread, stopped: null, agent: "claude" };
    expect(words({ ...usual, threads: [own] })).toMatch(/claude reads/);
  });

  test("is that it waits in a thread that somebody has stopped", () => {
    expect(chatWords({ ...usual, threads: [thread] }, to)).toEqual({
      words:
        "Waits in the thread main of orders, which ann has stopped, until somebody starts it again.",
      kind: "ready",
    });
  });

  test("is nothing when nobody answers, with what works all the same", () => {
    const offline = { reason: "no agent is set", hint: "Set one" };
    expect(chatWords({ ...usual, offline }, to)).toEqual({
      words: "Chat is offline: no agent is set. Set one. Quick issue and Do it now work.",
      kind: "refused",
    });
    expect(chatWords({ ...usual, agent: null }, to)).toHaveProperty("kind", "refused");
    expect(offlineWords()).toBe("Chat is offline. Quick issue and Do it now work.");
    expect(offlineWords("The server is busy.", undefined)).toBe(
      "Chat is offline: The server is busy. Quick issue and Do it now work.",
    );
  });
});
