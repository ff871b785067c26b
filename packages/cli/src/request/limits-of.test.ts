import { describe, expect, test } from "vitest";
import { limitsOf } from "./limits-of.ts";

const said = (given: Readonly<Record<string, string>>) => ({
  text: (option: string) => given[option],
});

describe("the limits of a run", () => {
  test.each([
    [{}, undefined],
    [{ "max-tokens": "200000" }, { tokens: 200_000 }],
    [{ "max-tokens": "200k" }, { tokens: 200_000 }],
    [
      { "max-tokens": "1.5M", "max-cost": "$2.50" },
      { tokens: 1_500_000, costUsd: 2.5 },
    ],
    [{ "max-cost": "0.5" }, { costUsd: 0.5 }],
  ])("are read from %j", (given, limits) => {
    expect(limitsOf(said(given))).toEqual(limits);
  });

  test("are the person's where they say one, else the project's", () => {
    const project = { tokens: 5000, costUsd: 1 };
    expect(limitsOf(said({ "max-tokens": "9k" }), project)).toEqual({ tokens: 9000, costUsd: 1 });
  });

  test.each([
    ["max-tokens", "0"],
    ["max-tokens", "-1"],
    ["max-tokens", "lots"],
    ["max-tokens", "1e9"],
    ["max-cost", "0"],
    ["max-cost", "2 EUR"],
    ["max-cost", ""],
  ])("are refused as --%s %j", (option, text) => {
    expect(() => limitsOf(said({ [option]: text }))).toThrow(
      expect.objectContaining({ code: "usage", hint: expect.stringContaining("such as") }),
    );
  });
});
