import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkQuote } from "./check-citation.ts";

const FOLDER = import.meta.dirname;
/** Real source text, this folder's own: what people quote. */
const TEXTS = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".ts"))
  .map((name) => ({ name, lines: readFileSync(join(FOLDER, name), "utf8").split("\n") }));

interface Quoted {
  readonly name: string;
  readonly lines: readonly [number, number];
  readonly quote: string;
  readonly text: string;
}

/** 75 quotes of one to three lines, spread over all files, each long enough to mean something. */
const TRUE: readonly Quoted[] = Array.from({ length: 4_000 }, (_, index): Quoted => {
  const { name, lines } = TEXTS[index % TEXTS.length] ?? { name: "", lines: [] };
  const first = 1 + ((index * 17) % lines.length);
  const last = Math.min(lines.length, first + (index % 3));
  return {
    name,
    lines: [first, last],
    quote: lines.slice(first - 1, last).join("\n"),
    text: lines.join("\n"),
  };
})
  .filter(({ quote }) => /\w{3}.*\w{3}/s.test(quote) && quote.replaceAll(/\s+/g, "").length > 20)
  .slice(0, 75);

const statusOf = ({ name, lines, quote, text }: Quoted): string =>
  checkQuote(text, { path: name, lines: [lines[0], lines[1]], quote }).status;
const withQuote = (quoted: Quoted, change: (quote: string) => string): Quoted => ({
  ...quoted,
  quote: change(quoted.quote),
});
const tally = (quotes: readonly Quoted[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const quoted of quotes) counts[statusOf(quoted)] = (counts[statusOf(quoted)] ?? 0) + 1;
  return counts;
};

describe("three hundred quotes of real code", () => {
  test("no true one is refused, also with other white space", () => {
    expect(TRUE).toHaveLength(75);
    expect(tally(TRUE)).toEqual({ verified: 75 });
    const respaced = TRUE.map((quoted) =>
      withQuote(quoted, (quote) => quote.replaceAll(/\n\s*/g, "\n\t").replaceAll(/ /g, "  ")),
    );
    expect(tally(respaced)).toEqual({ verified: 75 });
  });

  test("each that stands elsewhere is found there", () => {
    const moved = TRUE.map((quoted): Quoted => {
      const far = quoted.text.split("\n").length + 40;
      return { ...quoted, lines: [far, far + 2] };
    });
    expect(tally(moved)).toEqual({ moved: 75 });
  });

  test("none that was altered in a word, a sign or a number is accepted", () => {
    const altered = TRUE.map((quoted, index) =>
      withQuote(quoted, (quote) => {
        const words = [...quote.matchAll(/\w{3,}/g)];
        const [word = ""] = words[index % words.length] ?? [];
        const at = words[index % words.length]?.index ?? 0;
        return `${quote.slice(0, at)}${word}x${quote.slice(at + word.length)}`;
      }),
    );
    expect(tally(altered)).toEqual({ "not-found": 75 });
  });

  test("none that was invented is accepted", () => {
    const invented = TRUE.map((quoted, index) =>
      withQuote(
        quoted,
        () => `if (order_${index}.isPaid && !order_${index}.isSent) refund(${index});`,
      ),
    );
    expect(tally(invented)).toEqual({ "not-found": 75 });
  });
});
