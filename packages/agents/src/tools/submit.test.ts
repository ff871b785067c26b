import type { JsonObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { createHand } from "./hand.ts";
import { LIMITS } from "./limits.ts";
import { nestSchema } from "./nest-schema.ts";
import { plainTuples } from "./plain-tuples.ts";
import { submit } from "./submit.ts";
import { atOnce } from "./testing/at-once.ts";

const SCHEMA: JsonObject = {
  type: "object",
  properties: { count: { type: "integer" }, names: { type: "array", items: { type: "string" } } },
  required: ["count"],
};

function submitting(schema: JsonObject | undefined) {
  const hand = createHand("look", () => undefined);
  const made = submit(hand, schema);
  const tool = made && { ...made, call: (input: unknown) => atOnce(made.call(input)) };
  return { tool, submitted: () => hand.handed().submitted };
}

describe("submit", () => {
  test("tells where an output does not fit, and takes the next one that does", () => {
    const { tool, submitted } = submitting(SCHEMA);
    const answer = tool?.call({ output: { count: "three", names: [1] } });
    expect(answer?.refused).toBe(true);
    expect(answer?.text).toContain("at count");
    expect(answer?.text).toContain("at names[0]");
    expect(submitted()).toBeUndefined();
    expect(tool?.call({ output: { count: 3 } })?.refused).toBeUndefined();
    expect(submitted()).toEqual({ count: 3 });
  });

  test("keeps the last one that fits", () => {
    const { tool, submitted } = submitting(SCHEMA);
    tool?.call({ output: { count: 1 } });
    tool?.call({ output: { count: 2 } });
    tool?.call({ output: {} });
    expect(submitted()).toEqual({ count: 2 });
  });

  test.each([
    ["as text", { output: '{"count": 4}' }],
    ["straight into the arguments", { count: 4 }],
  ])("takes an output that a model wrote %s", (_how, given) => {
    const { tool, submitted } = submitting(SCHEMA);
    tool?.call(given);
    expect(submitted()).toEqual({ count: 4 });
  });

  test("takes an output that lacks what was recorded, and says so", () => {
    const hand = createHand("look", () => undefined);
    hand.recorded.set("S1", "").set("S2", "");
    const tool = submit(hand, {});
    const call = (output: JsonObject) => atOnce(tool?.call({ output }));
    const lacking = call({ findings: [{ id: "S2" }] });
    expect(lacking?.text).toContain("It lacks S1, which you recorded");
    expect(hand.handed().submitted).toEqual({ findings: [{ id: "S2" }] });
    const whole = call({ findings: [{ id: "S1" }, { id: "S2" }] });
    expect(whole?.text).not.toContain("lacks");
    expect(call({ count: 1 })?.text).not.toContain("lacks");
  });

  test("takes the secrets out of every string", () => {
    const { tool, submitted } = submitting({});
    tool?.call({ output: { a: [{ b: `sk-ant-${"x".repeat(20)}` }], "": null } });
    expect(submitted()).toEqual({ a: [{ b: "[redacted:anthropic-key]" }], "": null });
  });

  test("leaves the prototype of what it keeps alone", () => {
    const { tool, submitted } = submitting({});
    tool?.call(JSON.parse('{"output": {"__proto__": {"count": 1}, "a": 1}}'));
    expect(Object.getPrototypeOf(submitted())).toBe(Object.prototype);
  });

  test("takes Markdown as a string that says something", () => {
    const { tool, submitted } = submitting(undefined);
    expect(tool?.call({ output: "  \n" })?.refused).toBe(true);
    expect(tool?.call({ output: { text: "x" } })?.refused).toBe(true);
    tool?.call({ output: "# Report\n" });
    expect(submitted()).toBe("# Report");
  });

  test("refuses an output that is too large", () => {
    const { tool, submitted } = submitting({});
    expect(tool?.call({ output: { a: "x".repeat(LIMITS.output) } })?.refused).toBe(true);
    expect(submitted()).toBeUndefined();
  });

  test("is not offered for a schema that nothing can be held against", () => {
    expect(submitting({ type: "object", not: { required: ["a"] }, if: {} }).tool).toBeUndefined();
  });
});

describe("the schema that an agent sees", () => {
  test("has the output's schema inside, with its definitions where they are looked for", () => {
    const item = { $ref: "#/$defs/item" };
    expect(
      nestSchema("output", { $schema: "x", type: "array", items: item, $defs: { item: {} } }),
    ).toEqual({
      type: "object",
      properties: { output: { type: "array", items: item } },
      required: ["output"],
      $defs: { item: {} },
    });
  });

  test("keeps the meaning of references to the whole and to its parts", () => {
    const schema = {
      properties: {
        parent: { $ref: "#" },
        twin: { $ref: "#/properties/parent" },
        $ref: { type: "string" },
      },
    };
    expect(nestSchema("output", schema)["properties"]).toEqual({
      output: {
        properties: {
          parent: { $ref: "#/properties/output" },
          twin: { $ref: "#/properties/output/properties/parent" },
          $ref: { type: "string" },
        },
      },
    });
  });

  test("has no tuples, which some agents refuse whatever their model hands in", () => {
    const line = { type: "integer", minimum: 1 };
    const lines = { type: "array", prefixItems: [line, line], items: false, minItems: 2 };
    expect(plainTuples({ properties: { at: { items: lines } } })).toEqual({
      properties: { at: { items: { type: "array", items: line, minItems: 2, maxItems: 2 } } },
    });
    const word = { type: "string" };
    expect(plainTuples({ prefixItems: [line, word], items: line })).toEqual({
      items: { anyOf: [line, word] },
    });
    expect(plainTuples({ prefixItems: [line] })).toEqual({});
    const { tool, submitted } = submitting({
      type: "object",
      properties: { at: lines },
      required: ["at"],
    });
    expect(JSON.stringify(tool?.inputSchema)).not.toContain("prefixItems");
    expect(tool?.call({ output: { at: [1, 0] } })?.refused).toBe(true);
    tool?.call({ output: { at: [1, 2] } });
    expect(submitted()).toEqual({ at: [1, 2] });
  });

  test("keeps tuples that references lead into", () => {
    const schema = { prefixItems: [{}], items: { $ref: "#/prefixItems/0" } };
    expect(plainTuples(schema)).toBe(schema);
  });
});
