import { describe, expect, test } from "vitest";
import { usageOfResponse, usageOfUpdate } from "./read-usage.ts";

describe("reading what was used", () => {
  test("an input that holds the cached part stays as it is", () => {
    const usage = {
      inputTokens: 20551,
      outputTokens: 10,
      totalTokens: 20561,
      thoughtTokens: 0,
      cachedReadTokens: 8,
    };
    expect(usageOfUpdate({ usage, durationMs: 552 })).toEqual({
      inputTokens: 20551,
      outputTokens: 10,
      cachedTokens: 8,
      reasoningTokens: 0,
    });
  });

  test("an input beside the cached part is added to it", () => {
    const usage = {
      totalTokens: 11055,
      inputTokens: 11037,
      cachedReadTokens: 8,
      cachedWriteTokens: 0,
      outputTokens: 10,
      thoughtTokens: 0,
    };
    expect(usageOfResponse({ stopReason: "end_turn", usage })).toEqual({
      inputTokens: 11045,
      outputTokens: 10,
      cachedTokens: 8,
      cacheWriteTokens: 0,
      reasoningTokens: 0,
    });
  });

  test("the quota of an answer counts when it has no usage", () => {
    const _meta = { quota: { token_count: { input_tokens: 12656, output_tokens: 10 } } };
    expect(usageOfResponse({ stopReason: "end_turn", usage: null, _meta })).toEqual({
      inputTokens: 12656,
      outputTokens: 10,
    });
  });

  test.each([
    [{}],
    [{ usage: null, _meta: { quota: { token_count: null } } }],
    [{ usage: "much" }],
    [{ usage: { inputTokens: -1 } }],
    [{ _meta: 3 }],
    [undefined],
  ])("what %j says is unknown, not zero", (answer) => {
    expect(usageOfResponse(answer)).toBeUndefined();
    expect(usageOfUpdate(answer)).toBeUndefined();
  });
});
