import { describe, expect, test } from "vitest";
import { readUpdate } from "./read-update.ts";

const SECRET = `ghp_${"a1B2".repeat(9)}`;
const CLEAN = "[redacted:github-token]";
const read = (update: unknown): unknown => readUpdate({ sessionId: "s", update }, "/snapshot");

describe("an update", () => {
  test("of text or thought is a piece", () => {
    const content = { type: "text", text: "hello" };
    expect(read({ sessionUpdate: "agent_message_chunk", content })).toEqual({
      piece: { type: "agent.text", text: "hello" },
    });
    expect(read({ sessionUpdate: "agent_thought_chunk", content })).toEqual({
      piece: { type: "agent.thought", text: "hello" },
    });
    expect(
      read({ sessionUpdate: "agent_message_chunk", content: { type: "image", data: "…" } }),
    ).toEqual({ piece: { type: "agent.text", text: "[image]" } });
  });

  test("of a tool call names places as people know them, and holds no secret", () => {
    const locations = ["/snapshot/src/a.ts", "/snapshot", "/etc/hosts", "b.ts", "/snapshot/../x"];
    expect(
      read({
        sessionUpdate: "tool_call",
        toolCallId: "1",
        title: `curl -H ${SECRET}`,
        kind: "execute",
        locations: locations.map((path) => ({ path })),
        rawInput: { token: SECRET },
      }),
    ).toEqual({
      event: {
        type: "agent.tool.started",
        data: {
          tool: "1",
          kind: "execute",
          title: `curl -H ${CLEAN}`,
          locations: ["src/a.ts", ".", "/etc/hosts", "b.ts", "/snapshot/../x"],
          input: JSON.stringify({ token: CLEAN }),
        },
      },
    });
  });

  test("of a tool's output is scrubbed before it is cut", () => {
    const text = "x".repeat(16 * 1024 - 10) + ` ${SECRET}`;
    const content = [{ type: "content", content: { type: "text", text } }];
    const { event } = readUpdate(
      {
        update: {
          sessionUpdate: "tool_call_update",
          toolCallId: "1",
          status: "completed",
          content,
        },
      },
      "/snapshot",
    );
    const output = event?.type === "agent.tool.updated" ? (event.data.output ?? "") : "";
    expect(output).toContain("… (31 characters more)");
    expect(output).not.toContain("ghp_");
  });

  test("of a tool with a diff or a terminal says so", () => {
    expect(
      read({
        sessionUpdate: "tool_call_update",
        toolCallId: "1",
        content: [
          { type: "diff", path: "a.ts", newText: "x" },
          { type: "terminal", terminalId: "t" },
        ],
      }),
    ).toEqual({
      event: {
        type: "agent.tool.updated",
        data: { tool: "1", status: "in_progress", output: "[diff of a.ts]\n[terminal]" },
      },
    });
  });

  test("of a plan", () => {
    const entries = [{ content: `use ${SECRET}`, status: "pending", priority: "high" }];
    expect(read({ sessionUpdate: "plan", entries })).toEqual({
      event: {
        type: "agent.plan",
        data: { entries: [{ content: `use ${CLEAN}`, status: "pending" }] },
      },
    });
  });

  test("of usage counts dollars only, and what is said beside any update", () => {
    const cost = (currency: string) => ({
      sessionUpdate: "usage_update",
      cost: { amount: 2, currency },
    });
    expect(read(cost("USD"))).toEqual({ sessionCostUsd: 2 });
    expect(read(cost("EUR"))).toEqual({});
    const _meta = { usage: { inputTokens: 5 } };
    expect(read({ sessionUpdate: "session_info_update", _meta })).toEqual({
      used: { inputTokens: 5 },
    });
  });

  test("tells the commands that the agent knows, without those that nobody could type", () => {
    const availableCommands = [
      { name: "review", description: "Review what has changed.", input: { hint: "[path]" } },
      { name: "mcp:list" },
      { name: "two words", description: "No." },
      "status",
    ];
    expect(read({ sessionUpdate: "available_commands_update", availableCommands })).toEqual({
      commands: [
        { name: "review", description: "Review what has changed." },
        { name: "mcp:list", description: "" },
      ],
    });
    expect(read({ sessionUpdate: "available_commands_update" })).toEqual({ commands: [] });
  });

  test("of a kind that we do not use means nothing", () => {
    expect(read({ sessionUpdate: "some_update_of_later", anything: [] })).toEqual({});
    expect(read({ sessionUpdate: "something_new", shape: 1 })).toEqual({});
  });

  test.each([
    [{ sessionUpdate: "tool_call", title: 7 }, "an update of kind tool_call"],
    [{ sessionUpdate: "agent_message_chunk" }, "an update of kind agent_message_chunk"],
    [undefined, "a session update"],
  ])("that we should understand and cannot is noted: %j", (update, what) => {
    expect(read(update)).toEqual({
      event: { type: "agent.note", data: { text: `${what} could not be read and was left out` } },
    });
  });
});
