import { describe, expect, test } from "vitest";
import { COLOURED, PLAIN } from "../output/paint.ts";
import { widthOf } from "../output/width.ts";
import { ASKS, begins, boundedModelAfter, ends, modelAfter } from "../testing/run-events.ts";
import { drawFrame, type Frame } from "./draw-frame.ts";

const frame = (over: Partial<Frame> = {}): Frame => ({
  columns: 80,
  rows: 30,
  now: 20_000,
  paint: PLAIN,
  held: new Map(),
  ...over,
});

describe("a frame", () => {
  test("shows who works, what came of the others, and what is ahead", () => {
    const model = modelAfter(
      ...begins("look"),
      ...begins("dig"),
      { type: "agent.text", step: "dig", attempt: "dig#1.1", data: { text: "first\nsecond line" } },
      {
        type: "agent.usage",
        step: "dig",
        attempt: "dig#1.1",
        data: { inputTokens: 1200, outputTokens: 34 },
      },
      ...ends("look", "All is well.\nMore."),
    );
    const lines = drawFrame(model, frame());
    expect(lines[0]).toMatch(/^small · orders · small · scripted \(confined\) +k3m2x9ab {2}17s$/);
    expect(lines.join("\n")).toMatch(/✓ look +All is well\. +\d/);
    expect(lines.join("\n")).toMatch(/⠋|⠙|⠹|⠸|⠼|⠴|⠦|⠧|⠇|⠏ dig +second line +1\.2k/);
    expect(lines).toContain("○ then approve · report");
    expect(lines.at(-1)).toMatch(/^━+─+ {2}1 of 4 steps · 1 running · 1\.2k tokens/);
  });

  test("what was used stands beside what may be used", () => {
    const used = { inputTokens: 1200, outputTokens: 34 };
    const { type, step, attempt } = {
      type: "attempt.completed",
      step: "dig",
      attempt: "dig#1.1",
    } as const;
    const model = boundedModelAfter({ tokens: 200_000, costUsd: 2 }, ...begins("dig"), {
      type,
      step,
      attempt,
      data: { output: "x", usage: used },
    });
    expect(drawFrame(model, frame({ columns: 120 })).at(-1)).toContain(
      "1.2k of 200k tokens, cost unknown of $2",
    );
  });

  test("a wave that is done is one line", () => {
    const model = modelAfter(
      ...begins("look"),
      ...begins("dig"),
      ...ends("look", "a"),
      ...ends("dig", "b"),
      ASKS,
    );
    const lines = drawFrame(model, frame());
    expect(lines.find((line) => line.startsWith("✓"))).toMatch(/^✓ look · dig +/);
    expect(lines.join("\n")).toMatch(/\? approve +waits for an answer/);
  });

  test("why a step is held back is said where it stands", () => {
    const held = new Map([["dig", "all 2 slots of scripted are taken"]]);
    const lines = drawFrame(modelAfter(...begins("look")), frame({ held }));
    expect(lines.join("\n")).toMatch(/○ dig +all 2 slots/);
  });

  test.each([
    [100, 30],
    [60, 12],
    [24, 6],
    [20, 4],
  ])("fits %i columns and %i rows", (columns, rows) => {
    const text = `${"日本語 and a long line that goes on ".repeat(4)}`;
    const model = modelAfter(...begins("look"), ...begins("dig"), {
      type: "agent.text",
      step: "look",
      attempt: "look#1.1",
      data: { text },
    });
    for (const paint of [PLAIN, COLOURED]) {
      const lines = drawFrame(model, frame({ columns, rows, paint }));
      expect(lines.length).toBeLessThanOrEqual(rows);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
    }
  });

  test("text of an agent cannot steer the terminal", () => {
    const text = "\u001b[2J\u001b]0;owned\u0007gone";
    const model = modelAfter(...begins("look"), {
      type: "agent.text",
      step: "look",
      attempt: "look#1.1",
      data: { text },
    });
    expect(drawFrame(model, frame()).join("\n")).not.toContain("\u001b");
  });
});
