import { describe, expect, test } from "vitest";
import { saidSo } from "../testing/fake-agents.ts";
import { openThreadWorld, saying } from "../testing/thread-world.ts";
import { heardOf } from "./heard-of.ts";

describe("what is heard of a reply", () => {
  test.each([
    "submit",
    "mcp__wheelhouse__submit",
    "wheelhouse/submit",
    "submit (wheelhouse MCP Server)",
  ])("has no row for %s, which hands in what is shown as a card", (title) => {
    const titles = new Map<string, string>();
    const data = { tool: "1", kind: "other", title };
    expect(heardOf({ type: "agent.tool.started", data }, titles)).toBeUndefined();
    const done = { tool: "1", status: "completed" };
    expect(heardOf({ type: "agent.tool.updated", data: done }, titles)).toBeUndefined();
  });

  test("has a row for each other call, with its title to the end", () => {
    const titles = new Map<string, string>();
    const data = { tool: "1", kind: "read", title: "Read submit.ts" };
    expect(heardOf({ type: "agent.tool.started", data }, titles)).toMatchObject({ state: "begun" });
    const done = { tool: "1", status: "completed" };
    expect(heardOf({ type: "agent.tool.updated", data: done }, titles)).toEqual({
      kind: "tool",
      call: "1",
      title: "Read submit.ts",
      state: "done",
    });
  });

  test("keeps apart what an agent says in turns that follow each other", async () => {
    const world = await openThreadWorld(Date.UTC(2026, 0, 5, 9), (_, hear) => {
      hear({ type: "agent.text", data: { text: "So." } });
      return saidSo("So.", { actions: "none" });
    });
    const orchestrator = await world.open(world.host());
    await orchestrator?.perform(saying("go"));
    await orchestrator?.settle();
    expect((await world.messages()).at(-1)?.text).toBe("So.\n\nSo.\n\nSo.");
  });
});
