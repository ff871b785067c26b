import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchQuote } from "./match-quote.ts";

const TEXT = "first line\n  second   line\nthird(line)\nsecond line\n";

describe("matching a quote", () => {
  test.each([
    { name: "stands where it is said to", lines: [2, 2], quote: "second line", status: "verified" },
    { name: "is part of its line", lines: [1, 1], quote: "line", status: "verified" },
    { name: "is the beginning of its line", lines: [1, 1], quote: "first li", status: "verified" },
    { name: "begins in a word", lines: [1, 1], quote: "rst line", status: "not-found" },
    { name: "ends in a word in a line", lines: [3, 3], quote: "(li", status: "not-found" },
    { name: "spans lines", lines: [1, 2], quote: "first line\nsecond line", status: "verified" },
    { name: "adds white space", lines: [3, 3], quote: " third ( line\t)\n", status: "verified" },
    { name: "leaves lines out", lines: [1, 3], quote: "first line third", status: "not-found" },
    { name: "differs in one word", lines: [1, 1], quote: "first lime", status: "not-found" },
    { name: "joins words", lines: [1, 1], quote: "firstline", status: "not-found" },
    { name: "parts a word", lines: [1, 1], quote: "fir st line", status: "not-found" },
    { name: "differs in case", lines: [1, 1], quote: "First line", status: "not-found" },
    { name: "is empty", lines: [1, 1], quote: "  \n ", status: "not-found" },
    {
      name: "is cited in lines that end before they begin",
      lines: [2, 1],
      quote: "first line",
      status: "moved",
    },
    {
      name: "is cited up to a line that is not there",
      lines: [4, 5],
      quote: "second line",
      status: "moved",
    },
  ] as const)("a quote that $name: $status", ({ lines, quote, status }) => {
    expect(matchQuote(TEXT, [...lines], quote).status).toBe(status);
  });

  test("a quote that stands elsewhere is moved to the nearest place", () => {
    expect(matchQuote(TEXT, [1, 1], "second line")).toEqual({ status: "moved", lines: [2, 2] });
    expect(matchQuote(TEXT, [5, 9], "second line")).toEqual({ status: "moved", lines: [4, 4] });
    expect(matchQuote(TEXT, [90, 99], "third(line) second line")).toEqual({
      status: "moved",
      lines: [3, 4],
    });
  });

  test("a word inside another one is no match, but a script without spaces has no words to cut", () => {
    expect(matchQuote("isInvalid", [1, 1], "valid").status).toBe("not-found");
    expect(matchQuote("überprüft", [1, 1], "prüft").status).toBe("not-found");
    expect(matchQuote("需要关闭连接吗", [1, 1], "关闭连接").status).toBe("verified");
  });

  test("a long quote may be cut off anywhere, as long lines are", () => {
    const line = `const table = [${Array.from({ length: 50 }, (_, at) => `entry${at}`).join(", ")}];`;
    expect(matchQuote(line, [1, 1], line.slice(18, 90)).status).toBe("verified");
  });

  test("line ends, a byte order mark and tabs are white space", () => {
    expect(matchQuote("\uFEFFone\r\n\ttwo\r\n", [1, 2], "one\ntwo").status).toBe("verified");
  });

  test("a text that was made to be slow is not", () => {
    const whole = "a".repeat(1_000_000);
    const before = performance.now();
    expect(matchQuote(whole, [1, 1], `b${"a".repeat(50_000)}`).status).toBe("not-found");
    expect(matchQuote(whole, [1, 1], "a").status).toBe("verified");
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});

const word = fc.stringMatching(/^[a-zA-Zé_0-9]{1,4}$/);
const mark = fc.constantFrom("(", ")", ";", "==", "{", ".", "//");
const space = fc.constantFrom(" ", "\t", "   ", "");
const line = fc
  .array(fc.tuple(fc.oneof(word, mark), space), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.map(([text, after]) => text + (after || " ")).join(""));
const passage = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(2))
  .map(([lines, at, more]) => {
    const first = at % lines.length;
    const last = Math.min(lines.length - 1, first + more);
    return { lines, first, last, text: lines.join("\n") };
  });

describe("a quote that is copied from lines", () => {
  test("is verified there, however its white space was changed", () => {
    fc.assert(
      fc.property(passage, space, ({ lines, first, last, text }, other) => {
        const copied = lines.slice(first, last + 1).join("\n");
        const quote = copied.replaceAll(/\s+/g, other || "\n");
        expect(matchQuote(text, [first + 1, last + 1], quote)).toEqual({ status: "verified" });
      }),
    );
  });

  test("is found from anywhere, and verified at the lines that it was moved to", () => {
    fc.assert(
      fc.property(
        passage,
        fc.integer({ min: 1, max: 20 }),
        ({ lines, first, last, text }, cited) => {
          const quote = lines.slice(first, last + 1).join("\n");
          const match = matchQuote(text, [cited, cited], quote);
          expect(match.status).not.toBe("not-found");
          if (match.status !== "moved") return;
          const [from, to] = match.lines;
          expect(matchQuote(text, [from, to], quote)).toEqual({ status: "verified" });
          expect(Math.abs(from - cited)).toBeLessThanOrEqual(Math.abs(first + 1 - cited));
        },
      ),
    );
  });

  test("is not found when one of its words is another one", () => {
    fc.assert(
      fc.property(passage, ({ lines, first, last, text }) => {
        const quote = lines.slice(first, last + 1).join("\n");
        const changed = quote.replace(/[a-zA-Zé_0-9]+/, "elsewhere");
        fc.pre(changed !== quote);
        expect(matchQuote(text, [first + 1, last + 1], changed).status).toBe("not-found");
      }),
    );
  });
});
