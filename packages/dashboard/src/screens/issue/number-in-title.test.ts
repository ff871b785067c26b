import { expect, test } from "vitest";
import { numberInTitle } from "./number-in-title.ts";

test("the number in the title of a run is that of an issue only where its flow solves issues", () => {
  const run = { flow: "solve-issue", title: "#12 Sort orders", project: { id: "a", path: "/a" } };
  expect(numberInTitle(run)).toBe(12);
  expect(numberInTitle({ ...run, flow: "code-review" })).toBeUndefined();
  expect(numberInTitle({ ...run, title: "Sort #12" })).toBeUndefined();
  expect(numberInTitle({ ...run, title: null })).toBeUndefined();
  expect(numberInTitle({ ...run, project: null })).toBeUndefined();
});
