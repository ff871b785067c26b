import { describe, expect, test } from "vitest";
import { createMeter } from "./meter.ts";

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
});
