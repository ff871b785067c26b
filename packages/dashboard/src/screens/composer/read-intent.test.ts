import { describe, expect, test } from "vitest";
import { readIntent } from "./read-intent.ts";

const projects = [
  { id: "orders-1", name: "orders" },
  { id: "claw-1", name: "claw" },
];
const read = (text: string) => readIntent(text, { projects });
const issueOf = (text: string) => {
  const intent = read(text);
  return intent.kind === "words" ? intent.issue : undefined;
};

describe("what was written in a composer", () => {
  test("is nothing while there are no words", () => {
    expect(read(" \n ")).toEqual({ kind: "empty" });
  });

  test.each(["/", "/flow x", " /code-review large", "/code-review\nmore"])(
    "is a flow when it begins with its name: %j",
    (text) => expect(read(text)).toEqual({ kind: "flow" }),
  );

  test.each(["/etc/passwd is read twice", "and/or"])("is no flow when it is a path: %s", (text) =>
    expect(read(text)).toMatchObject({ kind: "words", issue: { title: text } }),
  );

  test("has a title, and below it the description", () => {
    expect(issueOf("\n Sort   orders \n\nBy date.\n  - and time\n")).toEqual({
      title: "Sort orders",
      description: "By date.\n  - and time",
      labels: [],
      priority: undefined,
    });
  });

  test("has labels, a priority and a project beside the title, or in a line of their own", () => {
    const words = { title: "Sort orders", labels: ["bug", "über/ui"], priority: "high" };
    expect(read("#bug Sort orders @Claw #über/ui P1")).toMatchObject({
      project: "claw-1",
      issue: words,
    });
    expect(read("Sort orders\nBy date.\n@claw #bug #über/ui P1")).toMatchObject({
      project: "claw-1",
      said: "Sort orders\nBy date.\n#bug #über/ui P1",
      issue: { ...words, description: "By date." },
    });
    expect(issueOf("#bug P0\nSort orders")).toMatchObject({
      title: "Sort orders",
      labels: ["bug"],
      priority: "urgent",
    });
    expect(issueOf("#bug")).toMatchObject({ title: "", labels: ["bug"] });
  });

  test("keeps signs that are words: numbers, words of a sentence, decorators, and what stands in fences", () => {
    expect(issueOf("Do what #12 says")?.title).toBe("Do what #12 says");
    expect(issueOf("Fix the #main selector for P2 screens")).toMatchObject({
      title: "Fix the #main selector for P2 screens",
      labels: [],
      priority: undefined,
    });
    expect(read("Move @dataclass to its file")).toMatchObject({
      project: undefined,
      issue: { title: "Move @dataclass to its file" },
    });
    const fenced = "Sort\n\n```c\n#define\n@claw\n```";
    expect(read(fenced)).toMatchObject({
      project: undefined,
      issue: { title: "Sort", description: "```c\n#define\n@claw\n```", labels: [] },
    });
  });

  test("names no project that there is not, and says which are near", () => {
    expect(read("Sort @order by date")).toEqual({
      kind: "unknown-project",
      name: "order",
      near: ["orders"],
    });
  });

  test("keeps all of a title that is too long below a short one", () => {
    const long = `${"word ".repeat(80)}end`;
    const { title = "", description } = issueOf(`${long}\nmore`) ?? {};
    expect(title.length).toBeLessThanOrEqual(300);
    expect(title).toMatch(/word…$/);
    expect(description).toBe(`${long}\n\nmore`);
  });
});
