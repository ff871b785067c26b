import { describe, expect, test } from "vitest";
import { type Cut, cutBlocks } from "./cut-blocks.ts";

const TEXT = `# Title

A paragraph
of two lines.

- one
- two

  still two

| a | b |
| - | - |
| 1 | 2 |

\`\`\`ts
const a = 1;

const b = 2;
\`\`\`

The end`;

function cutAll(text: string): Cut {
  let cut = cutBlocks(undefined, text);
  while (!cut.isWhole) cut = cutBlocks(cut, text);
  return cut;
}

function joined({ sections, tail }: Cut): string {
  return sections.flat().join("") + tail;
}

describe("a Markdown text", () => {
  test("is cut into its blocks, and the last one may go on", () => {
    const { sections, tail } = cutAll(TEXT);
    expect(sections.flat().map((block) => block.slice(0, 5))).toEqual([
      "# Tit",
      "A par",
      "- one",
      "| a |",
      "```ts",
    ]);
    expect(tail).toBe("The end");
  });

  test("loses nothing, wherever it stops on its way", () => {
    let cut: Cut | undefined;
    for (let end = 0; end <= TEXT.length; end++) {
      cut = cutBlocks(cut, TEXT.slice(0, end));
      expect(joined(cut)).toBe(TEXT.slice(0, end));
    }
    expect(cut?.sections.flat()).toEqual(cutAll(TEXT).sections.flat());
  });

  test("keeps the blocks that it had when it goes on", () => {
    const long = Array.from({ length: 2_000 }, (_, index) => `Paragraph ${index}.\n\n`).join("");
    const before = cutAll(long);
    const after = cutBlocks(before, `${long}More.`);
    for (const [index, section] of before.sections.slice(0, -1).entries())
      expect(after.sections[index]).toBe(section);
  });

  test("of another beginning is cut anew", () => {
    expect(joined(cutBlocks(cutAll(TEXT), "Something else"))).toBe("Something else");
  });

  test("ends its lines in one way", () => {
    expect(joined(cutAll("a\r\n\r\nb\rc"))).toBe("a\n\nb\nc");
  });

  test("of megabytes is cut in slices", () => {
    const huge = "Some words in a line of a paragraph.\n\n".repeat(60_000);
    const first = cutBlocks(undefined, huge);
    expect(first.isWhole).toBe(false);
    expect(first.text.length - first.tail.length).toBeLessThan(140_000);
    expect(joined(cutAll(huge))).toBe(huge);
  });

  test("of a paragraph with thousands of lines is cut between them", () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `line ${index}\n`).join("");
    const cut = cutAll(lines);
    expect(joined(cut)).toBe(lines);
    expect(cut.tail.length).toBeLessThan(8_192);
    expect(cut.sections.flat().every((block) => block.endsWith("\n"))).toBe(true);
  });

  test("has nothing in it that a terminal obeys", () => {
    expect(joined(cutAll("a \u001B[31mred\u001B[0m b"))).toBe("a red b");
  });

  test("of one endless block is cut anyway", () => {
    const fence = `\`\`\`\n${"x".repeat(99)}\n`.padEnd(3_000_000, `${"y".repeat(99)}\n`);
    const cut = cutAll(fence);
    expect(joined(cut)).toBe(fence);
    expect(cut.sections.flat().length).toBeGreaterThan(3);
  });
});
