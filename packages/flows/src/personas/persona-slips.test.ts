import { describe, expect, test } from "vitest";
import { change, FILE, GOOD } from "../testing/sample-persona.ts";
import { checkPersona } from "./persona-file.ts";

const wrongIn = (markdown: string) =>
  checkPersona(markdown, FILE).problems.map(({ line, field, message, hint }) => ({
    line,
    ...(field !== undefined && { field }),
    what: message.replace(`${FILE}, line ${line}: `, ""),
    ...(hint !== undefined && { hint }),
  }));

describe("a persona file that is not right", () => {
  test.each([
    [
      "tire: heavy",
      "tier: heavy",
      { line: 4, field: "tire", what: 'there is no field "tire".', hint: "Did you mean tier?" },
    ],
    [
      "tier: hevy",
      "tier: heavy",
      {
        line: 4,
        field: "tier",
        what: 'tier is "hevy"; expected light, standard or heavy.',
        hint: "Did you mean heavy?",
      },
    ],
    [
      "access: write",
      "access: read",
      {
        line: 9,
        field: "access",
        what: 'access is "write"; expected read, since no persona may write.',
      },
    ],
    [
      "id: API reviewer",
      "id: api-reviewer",
      {
        line: 2,
        field: "id",
        what: 'id is "API reviewer"; expected lower-case words joined by hyphens, such as api-reviewer.',
      },
    ],
    [
      "prefix: api",
      "prefix: API-",
      {
        line: 5,
        field: "prefix",
        what: 'prefix is "api"; expected up to eight capital letters, such as API or API-.',
      },
    ],
    [
      "title:",
      "title: API reviewer",
      {
        line: 3,
        field: "title",
        what: "title is a list or empty; expected a name of at most 80 characters.",
      },
    ],
    [
      "  - Breaks a client = criticle",
      "  - Breaks a client = critical",
      {
        line: 7,
        field: "scale",
        what: '"criticle" is not a severity; expected critical, high, medium, low or info.',
        hint: "Did you mean critical?",
      },
    ],
    [
      "  - Breaks a client",
      "  - Breaks a client = critical",
      {
        line: 7,
        field: "scale",
        what: '"Breaks a client" has no severity; expected lines of "  - words = severity".',
      },
    ],
    [
      "\ttier: heavy",
      "tier: heavy",
      { line: 4, what: "there is a tab.", hint: "Use spaces in front matter." },
    ],
    [
      "tier:heavy",
      "tier: heavy",
      { line: 4, field: "tier", what: "tier has no space after its colon." },
    ],
    [
      "tier: heavy\ntier: light",
      "tier: heavy",
      { line: 5, field: "tier", what: "tier is there twice, first in line 4." },
    ],
    ["heavy", "tier: heavy", { line: 4, what: '"heavy" is not "name: value".' }],
    [
      "tier: [heavy]",
      "tier: heavy",
      {
        line: 4,
        field: "tier",
        what: 'the value of tier begins with "[", a form of YAML that is not read here.',
      },
    ],
    ["  - heavy\ntier: heavy", "tier: heavy", { line: 4, what: '"- heavy" belongs to no list.' }],
    [
      "## Look for",
      "## Looks for",
      {
        line: 15,
        field: "Look for",
        what: 'there is no block "Look for".',
        hint: "Did you mean Looks for?",
      },
    ],
    [
      "## Posture",
      "## Looks for",
      { line: 15, field: "Posture", what: "the block Posture is there twice, first in line 12." },
    ],
    ["", "No style.\n", { line: 24, field: "Boundaries", what: "the block Boundaries is empty." }],
    [
      "Hello.\n\n## Posture",
      "## Posture",
      { line: 12, what: "there is text before the first block." },
    ],
    [
      "- Routes.\n```brief\n{}\n```",
      "- Routes.",
      { line: 17, what: "there is a code block named brief." },
    ],
    [
      "No style.\n~~~",
      "No style.",
      { line: 26, what: "the code block that begins here has no end." },
    ],
    [
      "No\u202e style.",
      "No style.",
      { line: 25, what: "there is an invisible character, U+202E." },
    ],
    [
      "No\u0000 style.",
      "No style.",
      { line: 25, what: "the file is not text: it holds the control character U+0000." },
    ],
  ])("with %j in place of %j is refused with line and reason", (to, from, expected) => {
    const [first] = wrongIn(change(from, to));
    expect(first).toMatchObject(expected);
  });

  test("that lacks a field says which, where, and not more", () => {
    expect(wrongIn(change("tier: heavy\n", ""))).toEqual([
      {
        line: 9,
        field: "tier",
        what: "the field tier is missing.",
        hint: "The fields are id, title, tier, prefix, scale, access.",
      },
    ]);
    expect(wrongIn(change("tier: heavy", "tire: heavy"))).toHaveLength(1);
    expect(wrongIn(change("## Looks for", "## Look for"))).toHaveLength(1);
  });

  test.each([
    ["an empty file", "", "line 1: the file is empty."],
    ["only white space", " \n\t\n", "line 1: the file is empty."],
    ["only a byte order mark", "\ufeff", "line 1: the file is empty."],
    ["a megabyte", GOOD + "x".repeat(1 << 20), "line 1: the file is larger than 64 KiB."],
    [
      "a picture",
      "\u0089PNG\r\n\u001a\n",
      "line 1: the file is not text: it holds the control character U+0089.",
    ],
    ["a note without a head", "# Notes\n", 'line 1: the file does not begin with a line "---".'],
    [
      "a head without an end",
      "---\nid: a\n",
      'line 3: the front matter has no closing line "---".',
    ],
    [
      "old line ends",
      GOOD.replaceAll("\n", "\r"),
      "line 1: the file is not text: it holds the control character U+000D.",
    ],
    [
      "a thousand words",
      GOOD + "word ".repeat(1000),
      "line 1: the file has 1054 words; at most 900 are read.",
    ],
  ])("%s is refused in one sentence", (_, markdown, sentence) => {
    expect(checkPersona(markdown, FILE).problems.map(({ message }) => message)).toEqual([
      `${FILE}, ${sentence}`,
    ]);
  });

  test("has all its problems told at once, in the order of its lines", () => {
    const markdown = change("tier: heavy", "tire: heavy").replace("= medium", "= middle");
    const wrong = wrongIn(markdown.replace("## Output", "## Outputs"));
    expect(wrong.map(({ line }) => line)).toEqual([4, 8, 21]);
  });
});
