import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseTranscript, readTranscript } from "./read-transcript.ts";
import { actionSchema } from "./transcript.ts";

const of = (...lines: string[]): string => ["version: 1", "turns:", ...lines].join("\n");
const PLAY = ["  - step: a", "    play:"];

describe("a transcript", () => {
  test("with every action is read", () => {
    const { turns } = parseTranscript(
      of(
        ...PLAY,
        "      - text: hi",
        "      - tool: { title: Read }",
        "      - usage: { inputTokens: 1 }",
        "      - crash: SIGKILL",
        "    output: { any: [json, 1, null] }",
      ),
      "t.yaml",
    );
    expect(turns[0]?.play[1]).toMatchObject({ tool: { title: "Read", kind: "read", ms: 0 } });
    expect(turns[0]?.output).toEqual({ any: ["json", 1, null] });
  });

  test.each([
    ["a misspelt key", of("  - setp: a"), 3, 'no key "setp"', /step/],
    [
      "a misspelt key deep inside",
      of(...PLAY, "      - tool: { titel: x }"),
      5,
      '"titel"',
      /title/,
    ],
    ["a misspelt action", of(...PLAY, "      - text: a", "      - txet: b"), 6, '"txet"', /text/],
    [
      "two actions in one",
      of(...PLAY, "      - text: a", "        wait: 5"),
      6,
      '"wait"',
      /one key/,
    ],
    ["a value of the wrong kind", of(...PLAY, "      - wait: soon"), 5, "wait: ", /./],
    ["an unknown signal", of(...PLAY, "      - crash: SIGFOO"), 5, "SIGKILL", /./],
    ["a misspelt finding", of("  - findings: [{ sevrity: high }]"), 3, '"sevrity"', /severity/],
    ["no turns", "version: 1\nturns: []", 2, "turns: ", /./],
    ["another version", "version: 2\nturns: []", 1, "version: ", /./],
    ["nothing", "", 1, "the transcript: ", /./],
    ["broken YAML", of("  - step: [a"), 3, "", /./],
    ["a key that comes twice", of("  - step: a", "    step: b"), 4, "unique", /./],
  ])("with %s says where and what to do", (_, source, line, what, hint) => {
    expect(() => parseTranscript(source, "t.yaml")).toThrow(
      expect.objectContaining({
        code: "transcript.invalid",
        message: expect.stringContaining(what),
        hint: expect.stringMatching(hint),
      }),
    );
    expect(() => parseTranscript(source, "t.yaml")).toThrow(`t.yaml, line ${line}: `);
  });

  test("is as the documents say", () => {
    const page = readFileSync(join(import.meta.dirname, "../../../../docs/agents.md"), "utf8");
    const section = page.slice(page.indexOf("\n## Transcripts\n"));
    const yaml = /```yaml\n(.*?)```/s.exec(section)?.[1] ?? "";
    const { turns } = parseTranscript(yaml, "docs/agents.md");
    const actions = turns.flatMap(({ play }) => play.flatMap(Object.keys));
    expect(actions).toEqual(["edit", "thought", "replace", "remove", "run", "text"]);
    const table = section.slice(0, section.indexOf("\n## ", 1));
    for (const { shape } of actionSchema.options)
      expect(table).toContain(`\`${Object.keys(shape)[0]}`);
  });

  test("that is not there says so", () => {
    expect(() => readTranscript("/nowhere/t.yaml")).toThrow(/cannot be read/);
  });
});
