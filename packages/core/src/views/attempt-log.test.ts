import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import type { RunEvent } from "../run/events.ts";
import { draws } from "../run/simulation/draws.ts";
import { driveRandomly } from "../run/simulation/drive-randomly.ts";
import { createRandom } from "../run/simulation/random.ts";
import { randomPlan } from "../run/simulation/random-plan.ts";
import { addToAttemptLog, createAttemptLog } from "./attempt-log.ts";
import type { AttemptLog } from "./attempts/attempt-record.ts";
import { stored } from "./testing/stored.ts";

const at = { step: "a", attempt: "a#1.1" } as const;
const start: RunEvent = {
  type: "attempt.started",
  ...at,
  data: { role: "author", generation: 1, ordinal: 1 },
};

function logOf(...events: RunEvent[]): AttemptLog {
  const log = createAttemptLog();
  for (const event of stored(events)) addToAttemptLog(log, event);
  return log;
}

const recordOf = (...events: RunEvent[]) => logOf(start, ...events).attempts.get("a#1.1");

describe("the log of attempts", () => {
  test("lists the tries of a step in their order, over all generations", () => {
    const again: RunEvent = {
      type: "attempt.started",
      step: "a",
      attempt: "a#2.1",
      data: { role: "author", generation: 2, ordinal: 1 },
    };
    const completed: RunEvent = { type: "attempt.completed", ...at, data: {} };
    const log = logOf(start, completed, again);
    expect(log.steps.get("a")?.attempts).toMatchObject([
      { id: "a#1.1", generation: 1, status: "completed", startedAt: 1000, endedAt: 2000 },
      { id: "a#2.1", generation: 2, status: "running", startedAt: 3000, endedAt: undefined },
    ]);
    expect(log.seq).toBe(3);
  });

  const usage = { inputTokens: 3 };
  test.each<[string, RunEvent, object]>([
    [
      "completed",
      { type: "attempt.completed", ...at, data: { usage } },
      { usage, error: undefined },
    ],
    [
      "failed",
      { type: "attempt.failed", ...at, data: { class: "agent", error: "died", usage } },
      { class: "agent", error: "died", usage },
    ],
    [
      "cancelled",
      { type: "attempt.cancelled", ...at, data: { reason: "r", usage } },
      { error: "r", usage },
    ],
    [
      "lost",
      { type: "attempt.lost", ...at, data: { reason: "gone" } },
      { error: "gone", usage: undefined },
    ],
    [
      "parked",
      { type: "attempt.parked", ...at, data: { reason: "limit", usage } },
      { error: "limit", usage },
    ],
  ])("says that one is %s, why, and what it used", (status, event, further) => {
    expect(recordOf(event)).toMatchObject({ status, endedAt: 2000, ...further });
  });

  test("changes nothing after an attempt's end, and nothing for one that it does not know", () => {
    const lost: RunEvent = { type: "attempt.lost", ...at, data: { reason: "gone" } };
    const late: RunEvent = { type: "attempt.completed", ...at, data: {} };
    const strange: RunEvent = { type: "agent.text", step: "a", attempt: "z", data: { text: "x" } };
    expect(recordOf(lost, late, start, strange)).toMatchObject({ status: "lost", endedAt: 2000 });
    expect(logOf(strange).attempts.size).toBe(0);
  });

  test("knows the session, the agent and how writing is prevented", () => {
    const session = { session: "s1", agent: "scout", level: "confined", loadable: false } as const;
    const opened: RunEvent = {
      type: "session.opened",
      ...at,
      data: { ...session, modelFree: true },
    };
    expect(recordOf(opened)).toMatchObject({ session: "s1", agent: "scout", modelFree: true });
    const resumed: RunEvent = {
      type: "session.resumed",
      ...at,
      data: { ...session, version: "2" },
    };
    expect(recordOf(resumed)).toMatchObject({ version: "2", level: "confined", modelFree: false });
  });

  test("adds up what is said of usage while it runs", () => {
    const record = recordOf(
      { type: "agent.usage", ...at, data: { inputTokens: 5 } },
      { type: "agent.usage", ...at, data: { outputTokens: 2 } },
      { type: "attempt.completed", ...at, data: {} },
    );
    expect(record?.usage).toEqual({ inputTokens: 5, outputTokens: 2 });
  });

  test("knows the last line of what the agent says or does, and counts its tools", () => {
    const text = (words: string): RunEvent => ({
      type: "agent.text",
      ...at,
      data: { text: words },
    });
    const thought: RunEvent = { type: "agent.thought", ...at, data: { text: "so be it" } };
    const tool: RunEvent = {
      type: "agent.tool.started",
      ...at,
      data: { tool: "t", kind: "read", title: "Read\na.ts" },
    };
    const lines = [
      [text("one\ntwo "), "two"],
      [text("three"), "two three"],
      [thought, "so be it"],
      [text("four"), "four"],
      [text("\n\n"), "four"],
      [tool, "Read a.ts"],
      [text("five"), "five"],
      [{ type: "agent.note", ...at, data: { text: "note" } }, "note"],
      [text(" "), "note"],
      [{ type: "agent.plan", ...at, data: { entries: [] } }, "note"],
    ] as const satisfies readonly (readonly [RunEvent, string])[];
    for (let length = 1; length <= lines.length; length++) {
      const record = recordOf(...lines.slice(0, length).map(([event]) => event));
      expect(record?.lastLine).toBe(lines[length - 1]?.[1]);
    }
    expect(recordOf(tool, tool)?.toolCalls).toBe(2);
  });

  test("knows when a step was settled, and forgets it when it begins anew", () => {
    const ends: RunEvent[] = [
      { type: "step.completed", step: "a", data: {} },
      { type: "step.failed", step: "b", data: { class: "agent", error: "x", tolerated: true } },
      { type: "step.skipped", step: "c", data: { reason: "x" } },
    ];
    const log = logOf(...ends);
    expect([...log.steps].map(([id, { endedAt }]) => [id, endedAt])).toEqual([
      ["a", 1000],
      ["b", 2000],
      ["c", 3000],
    ]);
    const reopened: RunEvent = { type: "step.reopened", step: "a", data: { generation: 2 } };
    expect(logOf(...ends, reopened).steps.get("a")?.endedAt).toBeUndefined();
  });

  test("takes every event once, and leaves unknown ones alone", () => {
    const log = logOf(start);
    const [event] = stored([{ type: "attempt.lost", ...at, data: { reason: "x" } }]);
    expect(event && addToAttemptLog(log, event)).toBeUndefined();
    const unknown = { seq: 2, at: 2, type: "moon.rose", attempt: "a#1.1", data: {} };
    expect(addToAttemptLog(log, unknown)).toBeUndefined();
    expect(log.attempts.get("a#1.1")?.status).toBe("running");
  });

  test("says of any run's attempts how they ended", () => {
    assert(
      property(integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const random = createRandom(seed);
        const run = driveRandomly(randomPlan(random, 1 + random.below(12)), random, 1);
        const log = createAttemptLog();
        for (const event of run.journal) addToAttemptLog(log, event);
        const statuses = [...log.attempts.values()].map(({ status }) => status);
        expect(statuses).toHaveLength(run.state.tally.started);
        expect(statuses).not.toContain("running");
        expect(statuses.filter((status) => status === "lost")).toHaveLength(run.state.tally.lost);
      }),
      draws(40),
    );
  });
});
