import { describe, expect, test } from "vitest";
import { FLOWS } from "../flows.ts";

const choices = FLOWS.flatMap(({ name, inputs, input }) =>
  inputs.flatMap((spec) =>
    (spec.choices ?? []).map((choice): [string, string, string, typeof input] => [
      name,
      spec.name,
      choice,
      input,
    ]),
  ),
);

describe("the input of a flow", () => {
  test.each(choices)("%s takes %s=%s, in capitals too", (_flow, name, choice, input) => {
    const given = { [name]: ` ${choice.toUpperCase()} ` };
    const needed = { question: "docs/plan.md -> src", ...given };
    expect(input.parse(needed)).toMatchObject({ [name]: choice });
  });

  test("refuses a choice that is not offered", () => {
    for (const [, name, , input] of choices)
      expect(input.safeParse({ question: "", [name]: "neither" }).success).toBe(false);
    expect(choices.length).toBeGreaterThan(3);
  });
});
