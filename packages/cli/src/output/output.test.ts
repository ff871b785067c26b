import { describe, expect, test } from "vitest";
import { clean } from "./clean.ts";
import { layOut } from "./markdown.ts";
import { COLOURED, PLAIN } from "./paint.ts";
import { table } from "./table.ts";
import { pad, truncate, widthOf } from "./width.ts";
import { wrap } from "./wrap.ts";

describe("clean", () => {
  test("escape sequences and marks that steer a terminal are gone, words and breaks stay", () => {
    expect(clean("a\u001b[31mred\u001b[0m\u0007\u001b]0;title\u0007 b\n\tc\r")).toBe("ared b\n\tc");
    expect(clean("safe\u202etxt.exe\u2066")).toBe("safetxt.exe");
  });
});

describe("width", () => {
  test("wide characters take two columns, marks and colours none", () => {
    expect(widthOf("日本")).toBe(4);
    expect(widthOf("e\u0301")).toBe(1);
    expect(widthOf(COLOURED.red("abc"))).toBe(3);
  });

  test("a cut text fits, says so, and ends its colours", () => {
    expect(truncate("abcdef", 4)).toBe("abc…");
    expect(widthOf(truncate("日本語日本語", 5))).toBeLessThanOrEqual(5);
    expect(truncate(COLOURED.red("abcdef"), 4)).toBe("\u001b[31mabc…\u001b[0m");
    expect(truncate("abc", 3)).toBe("abc");
  });

  test("a padded text has the columns", () => {
    expect(pad("日", 4)).toBe("日  ");
  });
});

describe("wrap", () => {
  test("breaks between words and keeps long ones whole", () => {
    const path = "/a/very/long/path/that/does/not/fit";
    expect(wrap(`see ${path} now`, 20, { hang: "  " })).toBe(`see\n  ${path}\n  now`);
  });
});

describe("Markdown on a terminal", () => {
  test("paragraphs and items are wrapped anew wherever their source broke them", () => {
    const source = "One two\nthree.\n\n- four\n  five\n- six\n\n## Head\nseven  \neight\n";
    expect(layOut(source, PLAIN, 80)).toBe(
      "One two three.\n\n  • four five\n  • six\n\nHead\nseven\neight\n",
    );
  });

  test("code, tables and rows of their own stay as they are", () => {
    const source = "Look:\n```\na\nb\n```\n| a |\n| - |\nafter\n> one\n> two\n";
    expect(layOut(source, PLAIN, 80)).toBe(
      "Look:\n    a\n    b\n| a |\n| - |\nafter\n  │ one\n  │ two\n",
    );
  });
});

describe("table", () => {
  const rows = [
    { id: "a1", path: "/somewhere/rather/deep/in/the/tree", empty: "" },
    { id: "b22", path: "/x", empty: "" },
  ];
  const columns = [
    { title: "ID", cell: (row: (typeof rows)[0]) => row.id },
    { title: "NONE", cell: (row: (typeof rows)[0]) => row.empty },
    { title: "PATH", cell: (row: (typeof rows)[0]) => row.path, flexible: true },
  ];

  test("columns line up, and one without cells is left out", () => {
    const text = table(rows, columns, { columns: 80, head: (title) => title });
    expect(text).toBe("ID   PATH\na1   /somewhere/rather/deep/in/the/tree\nb22  /x");
  });

  test("a column of sentences goes on below itself, and loses no word", () => {
    const said = [{ id: "a1", text: "one two three four" }];
    const text = table(
      said,
      [
        { title: "ID", cell: ({ id }: (typeof said)[0]) => id },
        { title: "SAYS", cell: (row) => row.text, flexible: true, wraps: true },
      ],
      { columns: 14, head: (title) => title },
    );
    expect(text).toBe("ID  SAYS\na1  one two\n    three four");
  });

  test("the flexible column gives way to the terminal", () => {
    const text = table(rows, columns, { columns: 24, head: (title) => title });
    for (const line of text.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(24);
  });
});

describe("Markdown on a terminal", () => {
  const markdown = [
    "---",
    "flow: x",
    "---",
    "",
    "# Title",
    "",
    "- one **two** `three`",
    "",
    "```js",
    "a **b**",
    "```",
    "evil\u001b[2J",
  ].join("\n");

  test("front matter and marks are gone, code stays as it is, nothing steers the terminal", () => {
    expect(layOut(markdown, PLAIN, 80)).toBe("Title\n\n  • one two three\n\n    a **b**\nevil");
  });

  test("lines fit the terminal", () => {
    const long = `- ${"word ".repeat(60)}`;
    for (const line of layOut(long, COLOURED, 50).split("\n"))
      expect(widthOf(line)).toBeLessThanOrEqual(50);
  });
});
