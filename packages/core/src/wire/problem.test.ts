import { describe, expect, test } from "vitest";
import { ERRORS, WheelhouseError } from "../error.ts";
import { problemOf, problemSchema } from "./problem.ts";

describe("a problem on the wire", () => {
  test("has the title, status and exit code of the error table, the cause and the next step", () => {
    const error = new WheelhouseError("run.unknown", "There is no run r9.", {
      hint: "wheelhouse ls",
    });
    const problem = problemOf(error);
    expect(problem).toEqual({
      type: "urn:wheelhouse:problem:run.unknown",
      title: ERRORS["run.unknown"].title,
      status: 404,
      detail: "There is no run r9.",
      code: "run.unknown",
      exit: 2,
      hint: "wheelhouse ls",
    });
    expect(problemSchema.parse(problem)).toEqual(problem);
  });

  test("has no hint where there is none", () => {
    expect(problemOf(new WheelhouseError("usage", "x")).hint).toBeNull();
  });

  test.each([
    [new TypeError("x is not a function"), "x is not a function"],
    ["a word", "a word"],
  ])("of anything else is internal: %s", (thrown, detail) => {
    expect(problemOf(thrown)).toMatchObject({
      code: "internal",
      status: 500,
      exit: 70,
      detail,
      hint: null,
    });
  });
});
