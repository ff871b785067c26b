import { describe, expect, test } from "vitest";
import {
  splitReport,
  withoutChapter,
  withoutFrontMatter,
  withoutLastChapter,
  withoutTitle,
} from "./split-report.ts";

describe("a report in pieces", () => {
  test("is the whole report when the pieces are joined", () => {
    const body = "intro\n\n# One\n\ntext\n## Two `code`\n\n- a\n- b\n\n### Three\nend";
    const { sections, headings } = splitReport(body);
    expect(sections.join("")).toBe(body);
    expect(headings).toEqual([
      { level: 1, text: "One", section: 1 },
      { level: 2, text: "Two code", section: 2 },
      { level: 3, text: "Three", section: 3 },
    ]);
  });

  test("takes no heading from inside a fence, whichever signs open it", () => {
    const body = "# One\n~~~\n# no\n```\n# no\n~~~\n````md\n# no\n```\n# no\n````\n# Two\n";
    expect(splitReport(body).headings.map(({ text }) => text)).toEqual(["One", "Two"]);
  });

  test("cuts a long chapter at an empty line, and never inside a fence", () => {
    const words = `${"word ".repeat(1_000)}\n\n`;
    const fence = `\`\`\`\n${words.repeat(6)}\`\`\`\n\n`;
    const { sections } = splitReport(`# Long\n${words.repeat(8)}${fence}${words}`);
    expect(sections.length).toBeGreaterThan(2);
    for (const section of sections) expect((section.match(/```/g) ?? []).length % 2).toBe(0);
  });

  test("cuts what is too long wherever it is, and a fence so that it is one on both sides", () => {
    const fence = splitReport(`# A\n\`\`\`js\n${"x;\n".repeat(50_000)}\`\`\`\n## B\n`);
    expect(fence.sections.length).toBeGreaterThan(2);
    expect(fence.sections[1]).toMatch(/^```js\nx;\n/);
    for (const section of fence.sections) {
      expect(section.length).toBeLessThan(70_000);
      expect((section.match(/```/g) ?? []).length % 2).toBe(0);
    }
    expect(
      fence.headings.map(({ text, section }) => [text, fence.sections[section]?.slice(0, 3)]),
    ).toEqual([
      ["A", "# A"],
      ["B", "## "],
    ]);
    const words = splitReport("word ".repeat(100_000));
    expect(Math.max(...words.sections.map(({ length }) => length))).toBeLessThan(70_000);
    expect(words.sections.join("")).toBe("word ".repeat(100_000));
    expect(splitReport("x".repeat(200_000)).sections.join("")).toBe("x".repeat(200_000));
  });

  test("keeps 5 MB in reach of one pass", () => {
    const body = "## A chapter\n\nSome words in it.\n\n".repeat(150_000);
    expect(splitReport(body).headings).toHaveLength(150_000);
  });

  test("reads headings without their signs, and an unclosed fence to the end", () => {
    const [heading] = splitReport(
      "## **Bold** [link](http://x) and `code` snake_case ##\n",
    ).headings;
    expect(heading?.text).toBe("Bold link and code snake_case");
    expect(splitReport("```\n# no\n").headings).toEqual([]);
  });
});

describe("a report without what programs read", () => {
  test("begins after its front matter", () => {
    expect(withoutFrontMatter('---\nflow: "x"\n---\n\n# Title\n')).toBe("# Title\n");
    expect(withoutFrontMatter("# Title\n\n---\n")).toBe("# Title\n\n---\n");
  });

  test("begins without a heading that only repeats its title", () => {
    expect(withoutTitle("# Code review\n\n## Summary\n", "Code review")).toBe("## Summary\n");
    expect(withoutTitle("# Code review: no report\n\nx\n", "Code review")).toBe("x\n");
    expect(withoutTitle("# Code reviews\n\nx\n", "Code review")).toContain("reviews");
  });

  test("leaves out a chapter up to the next one", () => {
    const body = "# T\n\n## Since\n\n- a\n### x\n\n## Next\n\nb\n";
    expect(withoutChapter(body, "Since")).toBe("# T\n\n## Next\n\nb\n");
    expect(withoutChapter(body, "Next")).toBe("# T\n\n## Since\n\n- a\n### x\n\n");
    expect(withoutChapter(body, "Other")).toBe(body);
  });

  test("ends before its last chapter of a name, and only when it is the last", () => {
    expect(withoutLastChapter("# T\n\n## Receipt\n\n- a\n", "Receipt")).toBe("# T\n\n");
    expect(withoutLastChapter("# T\n\n## Receipt\n\n## More\n", "Receipt")).toBeUndefined();
    expect(withoutLastChapter("# T\n", "Receipt")).toBeUndefined();
  });
});
