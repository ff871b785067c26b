import { describe, expect, test } from "vitest";
import { createMeter as create, type Metering } from "./meter.ts";

const createMeter = (
  modelFree: boolean,
  dialect: Metering["dialect"] = { updates: "turn", answer: "turn", cost: "process" },
  resumed = false,
) => create({ modelFree, dialect, resumed: () => resumed });

describe("what an attempt has used", () => {
  test("L10: unknown is not zero", () => {
    const meter = createMeter(false);
    expect(meter.total()).toBeUndefined();
    meter.used({ inputTokens: 3 });
    expect(meter.total()).toEqual({ inputTokens: 3 });
  });

  test("of an agent without a model is known, and nothing", () => {
    expect(createMeter(true).total()).toEqual({ inputTokens: 0, outputTokens: 0, costUsd: 0 });
  });

  test("is the last figure of each turn, summed over turns", () => {
    const meter = createMeter(false);
    meter.used({ inputTokens: 3 });
    meter.used({ inputTokens: 5, outputTokens: 1 });
    meter.endTurn();
    meter.used({ inputTokens: 2 });
    expect(meter.total()).toEqual({ inputTokens: 7, outputTokens: 1 });
  });

  test("the session's own cost counts for more than the sum, and is not added twice", () => {
    const meter = createMeter(false);
    meter.used({ costUsd: 1 });
    meter.cost(3);
    meter.endTurn();
    meter.cost(4);
    expect(meter.total()).toEqual({ costUsd: 4 });
  });

  test("of calls of a model is their sum", () => {
    const meter = createMeter(false, { updates: "calls", answer: "turn", cost: "none" });
    meter.used({ inputTokens: 3, outputTokens: 1 });
    meter.used({ inputTokens: 5, outputTokens: 1 });
    expect(meter.total()).toEqual({ inputTokens: 8, outputTokens: 2 });
  });

  test("is what the answer to the prompt says, whatever came before it", () => {
    const meter = createMeter(false, { updates: "calls", answer: "turn", cost: "none" });
    meter.used({ inputTokens: 3 });
    meter.answered({ inputTokens: 4, cachedTokens: 1 });
    meter.endTurn();
    expect(meter.total()).toEqual({ inputTokens: 4, cachedTokens: 1 });
  });

  describe("in a session that was resumed", () => {
    const paidBefore = { updates: "none", answer: "turn", cost: "session" } as const;

    test("does not hold what an earlier attempt has paid", () => {
      const meter = createMeter(false, paidBefore, true);
      meter.cost(3);
      meter.beginTurn();
      meter.cost(3.5);
      meter.cost(5);
      expect(meter.total()).toEqual({ costUsd: 2 });
    });

    test("has no known cost when nobody said what was paid before", () => {
      const meter = createMeter(false, paidBefore, true);
      meter.beginTurn();
      meter.cost(5);
      expect(meter.total()).toBeUndefined();
    });

    test("holds the whole cost of its own process", () => {
      const meter = createMeter(false, { updates: "none", answer: "turn", cost: "process" }, true);
      meter.beginTurn();
      meter.cost(5);
      expect(meter.total()).toEqual({ costUsd: 5 });
    });
  });
});
