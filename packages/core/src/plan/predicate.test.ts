import {
  assert,
  constantFrom,
  jsonValue,
  letrec,
  oneof,
  property,
  string,
  tuple,
} from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../json.ts";
import { draws } from "../run/simulation/draws.ts";
import {
  atPath,
  canonical,
  holds,
  type Operand,
  operandSchema,
  type Predicate,
  predicateSchema,
  renameSteps,
  resolveOperand,
  stepsRead,
} from "./predicate.ts";

const outputs: Record<string, Json> = {
  a: { n: 2, list: ["x", { deep: [1, 2] }], text: "hello", nothing: null, "": "blank" },
  b: [3, 4],
};
const outputOf = (id: string): Json | undefined => outputs[id];
const is = (predicate: Predicate): boolean => holds(predicateSchema.parse(predicate), outputOf);
const a = (path: string): Operand => ({ out: "a", path });
const value = (of: Json): Operand => ({ value: of });

/** Any JSON but objects with a key `__proto__`, which the schema leaves out. */
const json = jsonValue().filter((any) => !JSON.stringify(any).includes("__proto__"));

/** Any predicate over any steps and paths. */
const { predicate } = letrec<{ operand: Operand; predicate: Predicate }>((tie) => ({
  operand: oneof(
    { maxDepth: 2 },
    json.map((any): Operand => ({ value: any as Json })),
    tuple(constantFrom("a", "b", "c"), oneof(string(), constantFrom("n", "list.1", "0"))).map(
      ([out, path]): Operand => ({ out, path }),
    ),
    tuple(tie("operand"), tie("operand")).map((first): Operand => ({ first })),
  ),
  predicate: oneof(
    { maxDepth: 3 },
    tuple(tie("operand"), tie("operand")).map((eq): Predicate => ({ eq })),
    tuple(tie("operand"), tie("operand")).map((within): Predicate => ({ in: within })),
    tuple(tie("operand"), tie("operand")).map((gt): Predicate => ({ gt })),
    tie("operand").map((has): Predicate => ({ has })),
    tuple(tie("predicate"), tie("predicate")).map((all): Predicate => ({ all })),
    tuple(tie("predicate"), tie("predicate")).map((any): Predicate => ({ any })),
    tie("predicate").map((not): Predicate => ({ not })),
  ),
}));

describe("a predicate", () => {
  test("P4: eq compares values, not their order of keys, and a missing one equals nothing", () => {
    expect(is({ eq: [a("n"), value(2)] })).toBe(true);
    expect(is({ eq: [a("n"), value("2")] })).toBe(false);
    expect(is({ eq: [value({ x: 1, y: [2] }), value({ y: [2], x: 1 })] })).toBe(true);
    expect(is({ eq: [value([1, 2]), value([2, 1])] })).toBe(false);
    expect(is({ eq: [a("nothing"), value(null)] })).toBe(true);
    expect(is({ eq: [value(null), value({})] })).toBe(false);
    expect(is({ eq: [a("missing"), a("missing")] })).toBe(false);
    expect(is({ eq: [value(1), a("missing")] })).toBe(false);
  });

  test("P4: in looks into lists and texts", () => {
    expect(is({ in: [value("x"), a("list")] })).toBe(true);
    expect(is({ in: [value({ deep: [1, 2] }), a("list")] })).toBe(true);
    expect(is({ in: [value("ell"), a("text")] })).toBe(true);
    expect(is({ in: [value(1), a("text")] })).toBe(false);
    expect(is({ in: [a("missing"), a("list")] })).toBe(false);
    expect(is({ in: [value("x"), a("n")] })).toBe(false);
  });

  test("P4: gt compares numbers only", () => {
    expect(is({ gt: [a("n"), value(1)] })).toBe(true);
    expect(is({ gt: [a("n"), value(2)] })).toBe(false);
    expect(is({ gt: [value("b"), value("a")] })).toBe(false);
    expect(is({ gt: [a("missing"), value(0)] })).toBe(false);
  });

  test("P4: has, all, any, not and first", () => {
    expect(is({ has: a("nothing") })).toBe(true);
    expect(is({ has: a("missing") })).toBe(false);
    expect(is({ has: { out: "nobody" } })).toBe(false);
    expect(is({ has: { first: [{ out: "nobody" }, a("n")] } })).toBe(true);
    expect(is({ has: { first: [] } })).toBe(false);
    expect(is({ eq: [{ first: [a("missing"), a("nothing"), a("n")] }, value(null)] })).toBe(true);
    expect(is({ all: [] })).toBe(true);
    expect(is({ any: [] })).toBe(false);
    expect(is({ all: [{ has: a("n") }, { not: { has: a("missing") } }] })).toBe(true);
    expect(is({ any: [{ has: a("missing") }, { has: a("n") }] })).toBe(true);
  });

  test("P4: a path goes through objects and lists, and leads nowhere else", () => {
    expect(atPath(outputs["a"], "list.1.deep.0")).toBe(1);
    expect(atPath(outputs["b"], "1")).toBe(4);
    expect(atPath(outputs["a"], undefined)).toBe(outputs["a"]);
    expect(atPath(outputs["a"], "")).toBe(outputs["a"]);
    const nowhere = ["list.", "list.-1", "list.1e0", "list.length", "list.9", "text.0", "n.x"];
    const inherited = ["constructor", "__proto__", "toString"];
    const found = [...nowhere, ...inherited].filter(
      (path) => atPath(outputs["a"], path) !== undefined,
    );
    expect(found).toEqual([]);
    expect(atPath(undefined, "x")).toBeUndefined();
    expect(resolveOperand(value(3), outputOf)).toBe(3);
  });

  test("P4: has an answer for every input, and its opposite has the other", () => {
    assert(
      property(predicate, json, (any, output) => {
        const of = (id: string): Json | undefined => (id === "a" ? (output as Json) : outputOf(id));
        expect(holds({ not: any }, of)).toBe(!holds(any, of));
      }),
      draws(500),
    );
  });

  test("P4: survives its schema, and renaming it renames every step that it reads", () => {
    assert(
      property(predicate, (any) => {
        expect(predicateSchema.parse(any)).toEqual(any);
        const renamed = renameSteps(any, (step) => `s/${step}`);
        expect(stepsRead(renamed)).toEqual(stepsRead(any).map((step) => `s/${step}`));
        expect(renameSteps(renamed, (step) => step.slice(2))).toEqual(any);
      }),
      draws(300),
    );
  });

  test("P4: nothing else is a predicate", () => {
    for (const wrong of [{}, { eq: [value(1)] }, { eq: [1, 2] }, { has: a("n"), not: {} }, "true"])
      expect(predicateSchema.safeParse(wrong).success).toBe(false);
    expect(operandSchema.safeParse({ out: "a", value: 1 }).success).toBe(false);
  });

  test("P4: equal values have equal canonical texts", () => {
    expect(canonical({ b: 1, a: { d: 2, c: [3] } })).toBe('{"a":{"c":[3],"d":2},"b":1}');
    expect(canonical(undefined)).toBe("null");
  });
});
