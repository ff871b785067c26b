import { describe, expect, test } from "vitest";
import { isFixedInput, renameInput, resolveInput, stepsOfInput } from "./run-input.ts";

const INPUT = {
  question: "About {{ outputs.a }}",
  list: [{ out: "a", path: "1" }, { out: "gone" }, "x"],
  deep: { found: { first: [{ out: "gone" }, { out: "b" }] }, missing: { out: "gone" } },
  kept: { value: { out: "a" } },
  number: 3,
};
const outputs: Record<string, string | string[]> = { a: ["one", "two"], b: "bee" };

describe("the input of a sub-run", () => {
  test("is what its operands lead to and its texts render to, at any depth", () => {
    const rendered = resolveInput(
      INPUT,
      (id) => outputs[id],
      (text) => text.toUpperCase(),
    );
    expect(rendered).toEqual({
      question: "ABOUT {{ OUTPUTS.A }}",
      list: ["two", null, "X"],
      deep: { found: "bee" },
      kept: { out: "a" },
      number: 3,
    });
  });

  test("says which steps it reads, and is renamed with them", () => {
    expect(stepsOfInput(INPUT)).toEqual(["a", "gone", "b"]);
    const below = renameInput(INPUT, (id) => `in/${id}`);
    expect(stepsOfInput(below)).toEqual(["in/a", "in/gone", "in/b"]);
    expect(below["kept"]).toEqual({ value: { out: "a" } });
  });

  test.each([
    [{ question: "why" }, true],
    [{ question: { value: "{{ why }}" } }, true],
    [{ question: "{{ why }}" }, false],
    [{ deep: [{ out: "a" }] }, false],
    [{ question: "{% if why %}" }, false],
  ])("of %j is known beforehand: %s", (input, isFixed) => {
    expect(isFixedInput(input)).toBe(isFixed);
  });
});
