import { describe, expect, test } from "vitest";
import { COMMANDS } from "./commands.ts";

describe("a command", () => {
  test("names the run that it is about", () => {
    expect(COMMANDS.resume("r1")).toBe("wheelhouse resume r1");
    expect(COMMANDS.report("r1")).toBe("wheelhouse report r1");
  });

  test("answers by the first option, or in words when there is none", () => {
    const options = [{ id: "yes" }, { id: "no" }];
    expect(COMMANDS.answer({ id: "r1-q1", options })).toBe("wheelhouse answer r1-q1 yes");
    expect(COMMANDS.answer({ id: "r1-q1", options: [] })).toBe(
      'wheelhouse answer r1-q1 --text "…"',
    );
  });
});
