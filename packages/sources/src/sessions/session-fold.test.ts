import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createRunState, reduce, type RunState, runEventSchema, runStatus } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import type { LogEvent } from "../log-format.ts";
import { FIXTURES, formatOf, tellRoot } from "./testing/told.ts";

const KINDS = ["claude", "qwen", "codex"] as const;

function fold(events: readonly LogEvent[]): RunState {
  const state = createRunState("x-1");
  for (const [place, event] of events.entries())
    reduce(state, { ...runEventSchema.parse(event), seq: place + 1, at: event.at });
  return state;
}

async function runOf(kind: string, scenario: string): Promise<RunState> {
  const [first] = await tellRoot(kind, join(FIXTURES, kind, scenario));
  return fold(first?.events ?? []);
}

describe.each(KINDS)("the run that a session of %s is", (kind) => {
  test("has the sum of its answers, its model, its agent and its turns", async () => {
    const state = await runOf(kind, "tools");
    expect(runStatus(state)).toBe("completed");
    expect(state.created).toMatchObject({ source: kind, model: "scripted-model" });
    expect(state.spent).toMatchObject({
      inputTokens: 6_300,
      outputTokens: 120,
      cachedTokens: 4_600,
      unknownTokens: 0,
    });
    expect([...state.tally.agents.keys()]).toEqual([kind]);
    expect(state.ignored).toBe(0);
    expect([...state.steps.values()].map(({ status, ordinal }) => [status, ordinal])).toEqual([
      ["completed", 1],
    ]);
    expect([...(state.observed?.repos ?? [])]).toEqual([
      ["/home/ann/shop", new Set(["cwd"])],
      ["acme/shop", new Set(["reference"])],
    ]);
  });

  test("runs while a turn is open, and fails in its step", async () => {
    expect(runStatus(await runOf(kind, "killed"))).toBe("running");
    const refused = await runOf(kind, "refused");
    expect([...refused.steps.values()].map(({ status }) => status)).toEqual(["failed"]);
    expect(runStatus(refused)).toBe("failed");
    expect(refused.tally.failed).toBe(1);
    expect(runStatus(await runOf(kind, "resumed"))).toBe("completed");
  });

  test("is read and folded in no time, though it is long", async () => {
    const lines: string[] = [];
    for await (const { path } of formatOf(kind).discover(join(FIXTURES, kind, "tools"), String))
      lines.push(...readFileSync(path, "utf8").split("\n"));
    const translator = formatOf(kind).translate({ path: "/logs/a.jsonl", name: "a" });
    const long = Array.from({ length: 100 }, () => lines).flat();
    const from = performance.now();
    const state = fold(long.flatMap((line) => translator.line(line).events));
    const took = performance.now() - from;
    expect(state.tally.started).toBe(100);
    expect(took).toBeLessThan(3_000);
  });
});
