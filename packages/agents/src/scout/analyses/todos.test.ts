import { describe, expect, test } from "vitest";
import { onFiles } from "./on-files.ts";
import { analyseTodos } from "./todos.ts";

describe("analyseTodos", () => {
  const files = {
    "a.ts": `// TODO: tidy up\nconst s = "TODO: no comment";\n// FIXME: leaks a socket on error\n/* the todo list of the app */\n`,
  };

  test("an old one that names a defect is a finding of its own", async () => {
    const todos = [1, 3].map((line) => ({ path: "a.ts", line, text: "", ageDays: 800 }));
    const { candidates } = await onFiles(files, analyseTodos, { facts: { todos } });
    expect(candidates.map((one) => [one.severity, one.claim])).toEqual([
      ["medium", "The FIXME at `a.ts`:3 names a defect and is 800 days (2.2 years) old."],
    ]);
  });

  test("without ages it says so and lists only what names a defect", async () => {
    const { candidates, notRun } = await onFiles(files, analyseTodos);
    expect(candidates.map((one) => one.severity)).toEqual(["info"]);
    expect(candidates[0]?.citations.map((one) => one.lines[0])).toEqual([3]);
    expect(notRun[0]).toMatch(/ages of 2 reminders are not known/);
  });

  test("young ones are fine", async () => {
    const facts = { todos: [{ path: "a.ts", line: 1, text: "", ageDays: 3 }] };
    const { clean, notRun } = await onFiles(files, analyseTodos, { facts });
    expect(clean).toEqual(["todos: none of 1 reminder is older than a year"]);
    expect(notRun).toEqual(["todos: the ages of 1 of 2 reminders are not known"]);
  });
});
