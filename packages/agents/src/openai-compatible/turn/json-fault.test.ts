import { describe, expect, test } from "vitest";
import { asksForJson, jsonFault } from "./json-fault.ts";

describe("an answer with JSON", () => {
  test("is asked for in the words of a brief", () => {
    expect(
      asksForJson("End your last message with it, as one fenced `json` block, and write nothing"),
    ).toBe(true);
    expect(asksForJson("End with one fenced json block that fits this schema:")).toBe(true);
    expect(asksForJson("Read package.json.")).toBe(false);
  });

  test.each(["Text.\n\n```json\n{}\n```\n", "```json\n[1]\n```", '{"a": "```"}'])(
    "that can be read: %j",
    (answer) => {
      expect(jsonFault(answer)).toBeUndefined();
    },
  );

  test.each([
    ['```json\n{"a":1}\n```\nbut then\n```json\n{"a":\n```', /JSON/],
    ['```json\n{"a":1', /JSON/],
    ["```json\n{'a':1}\n```", /JSON/],
    ["Nothing of the kind.", /no fenced json block/],
  ])("that cannot be read: %j", (answer, fault) => {
    expect(jsonFault(answer)).toMatch(fault);
  });
});
