import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentBody } from "../report/document-body.ts";
import { dropSentences } from "./drop-sentences.ts";

const drop = (text: string) => dropSentences(text, ["angle.x:D1", "D1"]);

const TABLE = "| Id | What |\n| --- | --- |\n| D1 | Lost. Gone. |\n| D10 | Slow. |";
const DIAGRAM = "```mermaid\ngraph TD\n  subgraph D1\n  a --> b\n  end\n```";

describe("a text without what fell", () => {
  test.each([
    ["a row goes whole", TABLE, "| Id | What |\n| --- | --- |\n| D10 | Slow. |"],
    [
      "a table goes with its head",
      "Before.\n\n| D1 | D2 |\n|---|---|\n| a | b |\n\nAfter.",
      "Before.\n\n\nAfter.",
    ],
    ["a diagram goes whole", `Before.\n\n${DIAGRAM}\n\nAfter.`, "Before.\n\n\nAfter."],
    ["a diagram without it stays", "```\na. D10\n```\n\nD1 is it.", "```\na. D10\n```\n"],
    ["an open fence is one to the end", "Yes.\n~~~\nx D1\n```\ny", "Yes."],
    ["a point keeps its mark", "- First (D1). Second.\n- Third.", "- Second.\n- Third."],
    ["a number is no sentence", "1. First (D1).\n2. Second.", "2. Second."],
    ["a point goes with what is below", "- First (D1).\n  - why\n\n  more\n- Second.", "- Second."],
    [
      "wrapped lines are one sentence",
      "The writes\nare lost\n(D1). The rest\nis sound.",
      "The rest\nis sound.",
    ],
    [
      "a heading goes with its text",
      "### D1: lost\n\nThe store.\n\n#### Why\nx\n\n### Next\ny",
      "### Next\ny",
    ],
    ["a heading in a fence ends nothing", "### D1\n```\n### no\n```\nz\n## Next", "## Next"],
    ["an abbreviation ends no sentence", "Some writes (e.g. D1) are lost. Rest.", "Rest."],
    ["a quotation stays one", "> Lost (D1). Found.\n\nRest.", "> Found.\n\nRest."],
    ["a name of a step", "Lost (angle.x:D1). Slow (angle.y:D1).", "Slow (angle.y:D1)."],
    [
      "ids that begin alike",
      "D10 and D1a, W-D1, D1-2 and D1#2 stay.",
      "D10 and D1a, W-D1, D1-2 and D1#2 stay.",
    ],
  ])("%s", (_, text, left) => {
    expect(drop(text).text).toBe(left);
  });

  test("names nothing that fell and counts what went, whatever it was", () => {
    const piece = fc.constantFrom(
      "D1",
      "D10",
      " ",
      "\n",
      "\n\n",
      "- ",
      "1. ",
      "# ",
      "```",
      "| ",
      "|---|",
      "> ",
      "a. ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        const { text: left, removed } = drop(text);
        expect(left).not.toMatch(/(?<![\w:.#-])D1(?![\w#]|-\w)/);
        expect(removed > 0).toBe(left !== text);
        expect(drop(left)).toEqual({ text: left, removed: 0 });
        expect(documentBody(left)).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });

  test("a megabyte takes no time", () => {
    const names = Array.from({ length: 500 }, (_, index) => `S${index}`);
    for (const piece of ["a. ", "- ", "| ", "D1 ", ".", " ", "\n", "`", "(e.g. "]) {
      const many = piece.repeat(1_000_000 / piece.length);
      const text = `${many}\n| a |\n${many}x\nS7`;
      const start = performance.now();
      dropSentences(text, names);
      expect(performance.now() - start).toBeLessThan(5_000);
    }
  });
});
