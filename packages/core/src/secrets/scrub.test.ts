import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createScrubber, scrub } from "./scrub.ts";

// Put together here, so that no scanner takes this file for a leak.
const GITHUB = `ghp_${"a1B2".repeat(9)}`;
const SECRETS: Readonly<Record<string, string>> = {
  "github-token": GITHUB,
  "anthropic-key": `sk-ant-${"x9".repeat(20)}`,
  "openai-key": `sk-proj-${"Ab3".repeat(12)}`,
  "slack-token": `xoxb-${"12345-".repeat(4)}abc`,
  "aws-access-key": `AKIA${"A1B2".repeat(4)}`,
  jwt: `eyJ${"a".repeat(20)}.${"b".repeat(20)}.${"c".repeat(20)}`,
  "private-key": `-----BEGIN RSA PRIVATE KEY-----\n${"MIIE\n".repeat(5)}-----END RSA PRIVATE KEY-----`,
};

describe("scrubbing", () => {
  test.each(Object.entries(SECRETS))("a %s is replaced by its kind", (kind, secret) => {
    expect(scrub(`before ${secret} after`)).toBe(`before [redacted:${kind}] after`);
  });

  test("the token of a bearer header is replaced, the word stays", () => {
    expect(scrub(`authorization: Bearer ${"t0".repeat(12)}`)).toBe(
      "authorization: Bearer [redacted:bearer-token]",
    );
  });

  test("ordinary words, hashes and ids stay", () => {
    const text =
      "sk-1 ghp_short eyJ.a.b AKIA 3f2a9c1d4e5b6a7988c0d1e2f3a4b5c6d7e8f901 bearer of news";
    expect(scrub(text)).toBe(text);
  });

  test("however a text is cut into pieces, the outcome is that of the whole", () => {
    const word = fc.oneof(
      fc.constantFrom(...Object.values(SECRETS), "bearer ", "Bearer", "-----BEGIN ", "sk-", "ghp_"),
      fc.string({ maxLength: 12 }),
    );
    const separator = fc.constantFrom(" ", "\n", ", ", "");
    const texts = fc
      .array(fc.tuple(word, separator), { maxLength: 12 })
      .map((parts) => parts.flat().join(""));
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 40 }),
        (text, sizes) => {
          const scrubber = createScrubber();
          let out = "";
          let at = 0;
          for (let index = 0; at < text.length; index++) {
            const size = sizes[index % sizes.length] ?? 1;
            out += scrubber.push(text.slice(at, at + size));
            at += size;
          }
          expect(out + scrubber.flush()).toBe(scrub(text));
        },
      ),
    );
  });
});
