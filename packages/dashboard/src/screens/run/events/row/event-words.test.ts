import { describe, expect, test } from "vitest";
import { eventWords, kindWords, levelIn } from "./event-words.ts";

const words = (type: string, data: unknown): string => eventWords({ seq: 1, at: 0, type, data });

describe("what an event of an observed run says", () => {
  test("is told in words, with what its log says of it", () => {
    expect(words("phase.entered", { phase: "verify", msg: "all green" })).toBe(
      "entered verify: all green",
    );
    expect(words("wheel.requested", { item: "shop:push", reason: "no key" })).toBe(
      "asks a person to take the wheel for shop:push (no key)",
    );
  });

  test("is told in words where it is of a turn", () => {
    const place = { seq: 1, at: 0, step: "a", attempt: "a#1.3" };
    const started = { role: "author", generation: 1, ordinal: 3 };
    expect(eventWords({ ...place, type: "attempt.started", data: started })).toBe(
      "attempt 3 began",
    );
    expect(eventWords({ ...place, type: "attempt.completed", data: {} })).toBe("attempt 3 is over");
  });

  test("is what its log wrote where nobody knows the kind", () => {
    const line = { v: 1, kind: "tide", ts: 5, msg: "high water", level: "warn", metres: 4 };
    expect(words("log.tide", line)).toBe("high water · metres: 4");
    expect(words("log.tide", { metres: 4 })).toBe("metres: 4");
    expect(words("note", { text: "red", msg: "red", level: "warn" })).toBe("red");
    expect(words("note", { text: "red", level: "warn", actor: "ann" })).toBe("red · actor: ann");
    expect(kindWords("log.tide")).toBe("tide");
    expect(kindWords("phase.entered")).toBe("phase.entered");
  });

  test("has a level where it matters more or less than most", () => {
    expect(levelIn({ level: "WARN" })).toBe("warn");
    expect(levelIn({ level: "fatal" })).toBe("error");
    expect(levelIn({ level: "info" })).toBeUndefined();
    expect(levelIn(null)).toBeUndefined();
  });
});
