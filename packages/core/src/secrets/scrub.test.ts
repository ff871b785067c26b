import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createScrubber, scrub } from "./scrub.ts";

// Put together here, so that no scanner takes this file for a leak.
const LINE = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj".padEnd(64, "Ab1/");
const keyBlock = (name: string, separator = "\n", before = ""): string =>
  [`-----BEGIN ${name}-----`, before + LINE, LINE, "c2hvcnQ=", `-----END ${name}-----`].join(
    separator,
  );
const SECRETS: Readonly<Record<string, readonly string[]>> = {
  "github-token": [
    ...["ghp", "gho", "ghu", "ghs", "ghr"].map((kind) => `${kind}_${"a1B2".repeat(9)}`),
    `github_pat_${"11ABC_".repeat(12)}`,
  ],
  "anthropic-key": [`sk-ant-api03-${"x9-_".repeat(20)}AA`],
  "openai-key": [`sk-proj-${"Ab3_".repeat(12)}`, `sk-${"a1B2c3".repeat(8)}`],
  "slack-token": ["b", "p", "a", "r", "s"]
    .map((kind) => `xox${kind}-${"12345-".repeat(4)}abc`)
    .concat(`xapp-1-${"A1".repeat(12)}`, `xoxe.xoxp-1-${"b2".repeat(20)}`),
  "aws-access-key": [`AKIA${"A1B2".repeat(4)}`, `ASIA${"Z9Y8".repeat(4)}`],
  "google-key": [`AIza${"Sy_-7".repeat(7)}`],
  jwt: [`eyJ${"a1".repeat(10)}.${"b2".repeat(10)}.${"c-_3".repeat(5)}`],
  "private-key": [
    keyBlock("RSA PRIVATE KEY"),
    keyBlock("OPENSSH PRIVATE KEY"),
    keyBlock("PRIVATE KEY", String.raw`\n`),
    keyBlock("PRIVATE KEY", "\n      "),
    keyBlock(
      "EC PRIVATE KEY",
      "\r\n",
      "Proc-Type: 4,ENCRYPTED\r\nDEK-Info: AES-128-CBC,A1\r\n\r\n",
    ),
    keyBlock("PGP PRIVATE KEY BLOCK", "\n", "Version: 1\n\n"),
  ],
};
const ALL = Object.entries(SECRETS).flatMap(([kind, secrets]) =>
  secrets.map((secret): [string, string] => [kind, secret]),
);

describe("scrubbing", () => {
  test.each(ALL)("a %s is replaced by its kind: %s", (kind, secret) => {
    for (const [before, after] of [
      ["before ", " after"],
      ['{"key":"', '"}'],
      ["x=", "\n"],
      ["", ""],
    ])
      expect(scrub(`${before}${secret}${after}`)).toBe(`${before}[redacted:${kind}]${after}`);
  });

  test("what makes a token a secret stays: the header's word, the variable's name", () => {
    expect(scrub(`authorization: Bearer ${"t0".repeat(12)}`)).toBe(
      "authorization: Bearer [redacted:bearer-token]",
    );
    expect(scrub(`aws_secret_access_key = "${"wJ/+1".repeat(8)}"`)).toBe(
      'aws_secret_access_key = "[redacted:aws-secret-key]"',
    );
  });

  test("a key that is cut off is a secret up to its last character", () => {
    expect(scrub(`-----BEGIN PRIVATE KEY-----\n${LINE}\n${LINE.slice(0, 9)}`)).toBe(
      "[redacted:private-key]",
    );
  });

  test.each([
    "sk-1 ghp_short eyJ.a.b AKIA 3f2a9c1d4e5b6a7988c0d1e2f3a4b5c6d7e8f901",
    "the bearer authentication/authorization header, bearer of news",
    ".sk-loading-spinner-container-large-and-long { color: red }",
    "sha512-4b2k9m+3f2a9c1d4e5b6a7988c0d1e2f3a4b5c6d7e8f901== 550e8400-e29b-41d4-a716-446655440000",
    "Keys that begin with `-----BEGIN PRIVATE KEY-----` are found. The next sentence stays as well.",
    "-----BEGIN PRIVATE KEY----- and -----END PRIVATE KEY----- are its borders",
    "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----",
  ])("what is no secret stays: %s", (text) => {
    expect(scrub(text)).toBe(text);
  });

  test("however a text is cut into pieces, the outcome is that of the whole", () => {
    const parts = [
      "bearer ",
      "Bearer",
      "-----BEGIN ",
      "-----END",
      "-----",
      "sk-",
      "ghp_",
      "AKIA",
      "PRIVATE KEY",
      LINE,
    ];
    const word = fc.oneof(
      fc.constantFrom(...ALL.map(([, secret]) => secret), ...parts, "aws_secret_access_key"),
      fc.string({ maxLength: 12 }),
    );
    const separator = fc.constantFrom(" ", "\n", ", ", "", "=", ": ", '"', "-");
    const texts = fc
      .array(fc.tuple(word, separator), { maxLength: 10 })
      .map((pieces) => pieces.flat().join(""));
    const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(texts, sizes, (text, lengths) => {
        const scrubber = createScrubber();
        let out = "";
        let at = 0;
        for (let index = 0; at < text.length; index++) {
          const length = lengths[index % lengths.length] ?? 1;
          out += scrubber.push(text.slice(at, at + length));
          at += length;
        }
        expect(out + scrubber.flush()).toBe(scrub(text));
      }),
      { numRuns: 2000 },
    );
  });

  test("ordinary text is given back at its last word", () => {
    const scrubber = createScrubber();
    expect(scrubber.push("one two thr")).toBe("one two ");
    expect(scrubber.push("ee (four) ")).toBe("three (four) ");
  });

  test("a text without end is not held back for ever", () => {
    const scrubber = createScrubber();
    let out = 0;
    for (let sent = 0; sent < 100; sent++) out += scrubber.push("a".repeat(1024)).length;
    expect(out).toBeGreaterThan(60 * 1024);
  });
});
