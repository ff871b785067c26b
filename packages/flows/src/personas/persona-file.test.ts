import { describe, expect, test } from "vitest";
import { change, FILE, GOOD } from "../testing/sample-persona.ts";
import { personaSources } from "./generated/index.ts";
import { checkPersona, parsePersona } from "./persona-file.ts";

describe("a persona file", () => {
  test("is read: head, blocks and the text that an agent is told", () => {
    const { persona, problems } = checkPersona(GOOD, FILE);
    expect(problems).toEqual([]);
    expect(persona).toMatchObject({
      id: "api-reviewer",
      tier: "heavy",
      prefix: "API-",
      access: "read",
      scale: [
        { words: "Breaks a client", severity: "critical" },
        { words: "Surprises a client", severity: "medium" },
      ],
      blocks: { Posture: "You speak for the client.", Boundaries: "No style." },
    });
    expect(persona?.text).toMatch(/^# You are: API reviewer\n\n## Posture\nYou speak/);
    expect(persona?.text).toContain("- critical: Breaks a client");
  });

  test.each([
    ["Windows line ends", GOOD.replaceAll("\n", "\r\n")],
    ["a byte order mark", `\ufeff${GOOD}`],
    [
      "quotes, a comment and a blank line",
      change("title: API reviewer", "# ours\n\ntitle: 'API reviewer'"),
    ],
    ["a list that is not indented", change(/ {2}- /g, "- ")],
  ])("means the same with %s", (_, markdown) => {
    expect(parsePersona(markdown, FILE)).toEqual(parsePersona(GOOD, FILE));
  });

  test("may hold code with headings and a longer fence inside", () => {
    const code = "- Routes.\n````md\n## Posture\n```\n````";
    expect(parsePersona(change("- Routes.", code), FILE).blocks["Looks for"]).toBe(code);
  });

  test("is called as its persona is", () => {
    const [problem] = checkPersona(GOOD, ".wheelhouse/personas/reviewer.md").problems;
    expect(problem).toMatchObject({
      line: 2,
      field: "id",
      message:
        '.wheelhouse/personas/reviewer.md, line 2: id is "api-reviewer", and the file is called reviewer.md.',
    });
  });

  test("throws the first problem for who wants a persona or nothing", () => {
    expect(() => parsePersona(change("tier: heavy", "tire: heavy"), FILE)).toThrow(
      expect.objectContaining({
        code: "persona.invalid",
        message: `${FILE}, line 4: there is no field "tire".`,
        hint: "Did you mean tier?",
      }),
    );
  });

  test("never makes the reader throw, wherever a built-in one is cut", () => {
    for (const source of Object.values(personaSources).slice(0, 3)) {
      for (let length = 0; length < source.length; length += 7) {
        const { persona, problems } = checkPersona(source.slice(0, length), FILE);
        expect(persona === undefined).toBe(problems.length > 0);
      }
    }
  });
});
