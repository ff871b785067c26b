import { describe, expect, test } from "vitest";
import { findingSchema } from "../../evidence/finding.ts";
import type { RunEvent } from "../../run/events.ts";
import { stored } from "../testing/stored.ts";
import { addToTimeline, createTimeline } from "../timeline.ts";
import type { AttemptEntry, TimelineEntry } from "./entries.ts";

const at = { step: "a", attempt: "a#1.1" } as const;
const start: RunEvent = {
  type: "attempt.started",
  ...at,
  data: { role: "critic", generation: 1, ordinal: 1, guidance: "look again" },
};

function entriesOf(events: readonly RunEvent[]): readonly TimelineEntry[] {
  const timeline = createTimeline();
  for (const event of stored(events)) addToTimeline(timeline, event);
  return timeline.entries;
}

function attemptOf(...events: RunEvent[]): AttemptEntry {
  const [entry] = entriesOf([start, ...events]);
  if (entry?.kind !== "attempt") throw new Error("the first entry is no attempt");
  return entry;
}

const text = (text: string): RunEvent => ({ type: "agent.text", ...at, data: { text } });

describe("the entry of an attempt", () => {
  test("says who tries what", () => {
    expect(attemptOf()).toMatchObject({
      kind: "attempt",
      id: "a#1.1",
      step: "a",
      role: "critic",
      generation: 1,
      ordinal: 1,
      guidance: "look again",
      status: "running",
      seq: 1,
      at: 1000,
    });
  });

  const usage = { inputTokens: 5 };
  test.each<[string, RunEvent, Partial<AttemptEntry>]>([
    ["completed", { type: "attempt.completed", ...at, data: { usage } }, { usage }],
    [
      "failed",
      { type: "attempt.failed", ...at, data: { class: "silence", error: "no sign" } },
      { class: "silence", error: "no sign" },
    ],
    [
      "cancelled",
      { type: "attempt.cancelled", ...at, data: { reason: "r", usage } },
      { error: "r", usage },
    ],
    ["lost", { type: "attempt.lost", ...at, data: { reason: "died" } }, { error: "died" }],
    ["parked", { type: "attempt.parked", ...at, data: { reason: "limit" } }, { error: "limit" }],
  ])("ends as %s, with the reason and the usage", (status, event, further) => {
    expect(attemptOf(event)).toMatchObject({ status, endedAt: 2000, rev: 2, ...further });
  });

  test("ends once: what comes later is kept beside it and changes nothing", () => {
    const lost: RunEvent = { type: "attempt.lost", ...at, data: { reason: "died" } };
    const late: RunEvent = { type: "attempt.completed", ...at, data: { output: 1 } };
    const entries = entriesOf([start, lost, late, start]);
    expect(entries).toMatchObject([
      { kind: "attempt", status: "lost", rev: 2 },
      { kind: "other", why: "late", type: "attempt.completed", attempt: "a#1.1" },
      { kind: "other", why: "late", type: "attempt.started" },
    ]);
  });

  test("is begun by what its agent says when its start is not there", () => {
    const [entry] = entriesOf([text("hello")]);
    expect(entry).toMatchObject({
      kind: "attempt",
      id: "a#1.1",
      role: "author",
      status: "running",
    });
  });

  test("says which agent, version and level, and counts usage as it comes", () => {
    const session = { session: "s", agent: "qwen", loadable: true } as const;
    const entry = attemptOf(
      { type: "session.opened", ...at, data: { ...session, version: "1", level: "enforced" } },
      { type: "agent.usage", ...at, data: { inputTokens: 5, outputTokens: 1 } },
      { type: "agent.usage", ...at, data: { outputTokens: 2 } },
      { type: "budget.reserved", ...at, data: {} },
      { type: "session.ended", ...at, data: { session: "s", reason: "done" } },
    );
    expect(entry).toMatchObject({ agent: "qwen", version: "1", level: "enforced", rev: 6 });
    expect(entry.usage).toEqual({ inputTokens: 5, outputTokens: 2 });
  });

  test("keeps the usage of its end against a report that comes after it", () => {
    const entry = attemptOf(
      { type: "attempt.completed", ...at, data: { usage: { inputTokens: 9 } } },
      { type: "agent.usage", ...at, data: { inputTokens: 5 } },
    );
    expect(entry.usage).toEqual({ inputTokens: 9 });
  });

  test("joins pieces of one text, and begins another item where the agent does something else", () => {
    const { items } = attemptOf(
      { type: "agent.prompt", ...at, data: { text: "Do it." } },
      { type: "agent.thought", ...at, data: { text: "Hm" } },
      { type: "agent.thought", ...at, data: { text: "m." } },
      text("One "),
      text("two."),
      { type: "agent.note", ...at, data: { text: "n1" } },
      { type: "agent.note", ...at, data: { text: "n2" } },
      text("Three."),
    );
    expect(items).toMatchObject([
      { kind: "prompt", chunks: ["Do it."] },
      { kind: "thought", chunks: ["Hm", "m."], seq: 3 },
      { kind: "text", chunks: ["One ", "two."], seq: 5 },
      { kind: "note", chunks: ["n1"] },
      { kind: "note", chunks: ["n2"] },
      { kind: "text", chunks: ["Three."] },
    ]);
  });

  test("takes 200,000 pieces of text without copying what is there", () => {
    const timeline = createTimeline();
    const piece = { type: "agent.text", ...at, data: { text: "x".repeat(40) } } as const;
    for (const event of stored([start])) addToTimeline(timeline, event);
    for (let seq = 2; seq <= 200_001; seq++) addToTimeline(timeline, { ...piece, seq, at: seq });
    const item = timeline.attempts.get("a#1.1")?.items[0];
    expect(item?.kind === "text" && item.chunks.length).toBe(200_000);
    expect(item?.kind === "text" && item.chunks[0]).toBe(piece.data.text);
  });

  test("shows tool calls with their status, and what was decided about them", () => {
    const { items } = attemptOf(
      {
        type: "agent.tool.started",
        ...at,
        data: { tool: "t1", kind: "read", title: "Read a.ts", locations: ["a.ts"], input: "{}" },
      },
      {
        type: "agent.permission",
        ...at,
        data: { tool: "t2", kind: "edit", decision: "reject", why: "read only" },
      },
      {
        type: "agent.tool.updated",
        ...at,
        data: { tool: "t1", status: "in_progress", output: "half" },
      },
      { type: "agent.tool.updated", ...at, data: { tool: "t1", status: "completed" } },
      { type: "agent.tool.updated", ...at, data: { tool: "t3", status: "failed", output: "boom" } },
    );
    expect(items).toMatchObject([
      {
        kind: "tool",
        tool: "t1",
        toolKind: "read",
        title: "Read a.ts",
        locations: ["a.ts"],
        input: "{}",
        status: "completed",
        output: "half",
        endedAt: 5000,
      },
      { kind: "permission", tool: "t2", toolKind: "edit", decision: "reject", why: "read only" },
      { kind: "tool", tool: "t3", title: "t3", status: "failed", output: "boom", endedAt: 6000 },
    ]);
  });

  test("has one plan, which changes, and each finding and artifact", () => {
    const finding = findingSchema.parse({
      id: "S1",
      severity: "low",
      claim: "c",
      why: "w",
      citations: [],
    });
    const plan = (status: string): RunEvent => ({
      type: "agent.plan",
      ...at,
      data: { entries: [{ content: "look", status }] },
    });
    const { items } = attemptOf(
      plan("pending"),
      { type: "finding.recorded", ...at, data: { finding } },
      { type: "artifact.recorded", ...at, data: { name: "n", kind: "text", value: "v" } },
      plan("completed"),
    );
    expect(items).toMatchObject([
      { kind: "plan", seq: 2, entries: [{ content: "look", status: "completed" }] },
      { kind: "finding", finding },
      { kind: "artifact", name: "n", artifact: "text", value: "v" },
    ]);
  });

  test("has what it committed, what it leaves for those after it, and what our own commands printed", () => {
    const [commit, parent, tree] = ["1".repeat(40), "0".repeat(40), "2".repeat(40)];
    const counts = { files: 2, added: 5, removed: 1 };
    const { items } = attemptOf(
      { type: "work.committed", ...at, data: { commit, parent, tree, ...counts } },
      { type: "handoff.written", ...at, data: { text: "Sums are in cents." } },
      { type: "handoff.written", ...at, data: { text: "cents", to: "report" } },
      { type: "artifact.recorded", ...at, data: { name: "test", kind: "evidence", value: "ok" } },
    );
    expect(items).toMatchObject([
      { kind: "work", seq: 2, commit, ...counts },
      { kind: "handoff", text: "Sums are in cents." },
      { kind: "handoff", text: "cents", to: "report" },
      { kind: "artifact", name: "test", artifact: "evidence", value: "ok" },
    ]);
  });
});
