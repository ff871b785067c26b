import { outputValidator } from "@wheelhouse/core";
import { expect, test } from "vitest";
import { boundPatterns } from "./bound-patterns.ts";

test("a pattern of a flow file ends on whatever an agent answers", () => {
  boundPatterns();
  const validator = outputValidator({ type: "string", pattern: "^(\\w+\\s?)*$" });
  expect(validator.safeParse(`${"a".repeat(60)}!`).success).toBe(false);
  expect(validator.safeParse("some words").success).toBe(true);
});
