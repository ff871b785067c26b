import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scratch } from "../fixtures/repository.ts";
import { checkCitation } from "./check-citation.ts";
import { matchQuote } from "./match-quote.ts";

const TEXT = "first line\n  second   line\nthird line\nsecond line\n";

describe("matching a quote", () => {
  test.each([
    { name: "stands where it is said to", lines: [2, 2], quote: "second line", status: "verified" },
    { name: "is part of a line", lines: [1, 1], quote: "rst li", status: "verified" },
    { name: "spans lines", lines: [1, 2], quote: "first line\nsecond line", status: "verified" },
    {
      name: "differs in white space only",
      lines: [3, 3],
      quote: "  third\tline ",
      status: "verified",
    },
    { name: "differs in one word", lines: [3, 3], quote: "third lime", status: "not-found" },
    { name: "is empty", lines: [1, 1], quote: "  \n ", status: "not-found" },
  ] as const)("a quote that $name: $status", ({ lines, quote, status }) => {
    expect(matchQuote(TEXT, [...lines], quote).status).toBe(status);
  });

  test("a quote that stands elsewhere is moved to the nearest place", () => {
    expect(matchQuote(TEXT, [1, 1], "second line")).toEqual({ status: "moved", lines: [2, 2] });
    expect(matchQuote(TEXT, [5, 9], "second line")).toEqual({ status: "moved", lines: [4, 4] });
    expect(matchQuote(TEXT, [90, 99], "third line second line")).toEqual({
      status: "moved",
      lines: [3, 4],
    });
  });

  test("lines that are copied from a text are always found, and their right lines are verified", () => {
    const line = fc
      .string({ minLength: 1, maxLength: 20 })
      .filter((text) => /\S/.test(text) && !/[\r\n]/.test(text));
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.nat(),
        fc.nat(),
        (lines, start, length) => {
          const first = start % lines.length;
          const last = Math.min(lines.length - 1, first + (length % 3));
          const quote = lines.slice(first, last + 1).join("\n");
          expect(matchQuote(lines.join("\n"), [first + 1, last + 1], quote)).toEqual({
            status: "verified",
          });
          expect(matchQuote(lines.join("\n"), [1, 1], quote).status).not.toBe("not-found");
        },
      ),
    );
  });
});

describe("checking a citation", () => {
  test("only what lies inside the snapshot is read", () => {
    const root = scratch();
    const tree = join(root, "tree");
    mkdirSync(tree);
    writeFileSync(join(tree, "a.ts"), TEXT);
    writeFileSync(join(tree, "binary"), Buffer.from([0, 1, 2]));
    writeFileSync(join(root, "secret"), "secret");
    symlinkSync(join(root, "secret"), join(tree, "link"));
    const check = (path: string, quote: string): string =>
      checkCitation(tree, { path, lines: [1, 1], quote }).status;
    expect(check("a.ts", "first line")).toBe("verified");
    expect(checkCitation(tree, { path: "a.ts", lines: [1, 1], quote: "third line" })).toMatchObject(
      { status: "moved", lines: [3, 3] },
    );
    for (const path of [
      "../secret",
      join(root, "secret"),
      "link",
      "a.ts\0",
      "nowhere.ts",
      "",
      ".",
      "binary",
    ]) {
      expect(check(path, "secret")).toBe("not-found");
    }
  });
});
