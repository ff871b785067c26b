import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyJournal } from "@wheelhouse/journal";
import { describe, expect, test } from "vitest";
import { journalPath } from "../home/home-paths.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";

function transcript(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "wheelhouse-transcript-")), "agent.yaml");
  writeFileSync(path, text);
  return path;
}

const NOTHING = "turns: [{ play: [] }]\n";

describe("a bad agent", () => {
  test.each([
    ["speaks garbage", `version: 1\nstart: { garbage: "hi there" }\n${NOTHING}`, /hi there/],
    ["exits 0 before it answers", `version: 1\nstart: { exit: 0 }\n${NOTHING}`, /exit code 0/],
    ["ends its turn with nothing done", `version: 1\n${NOTHING}`, /no JSON in the last message/],
    [
      "dies in the middle of a line",
      "version: 1\nturns: [{ play: [{ halfLine: true }] }]\n",
      /ended|closed/,
    ],
  ])("that %s fails the run with its cause and the next step", async (_, text, cause) => {
    const terminal = openTerminal({ cwd: smallRepository() });
    const ended = await terminal.call(
      "run",
      "code-review",
      "--agent",
      "scripted",
      "--model",
      transcript(text),
    );
    expect(ended.code).toBe(3);
    expect(ended.stdout).toMatch(/^# Code review: no report/);
    expect(ended.stdout).toMatch(cause);
    const paragraph = ended.stderr.slice(ended.stderr.indexOf("✗ Run")).replaceAll(/\s+/g, " ");
    expect(paragraph).toMatch(/^✗ Run \w+ failed after .*agents failed alike/);
    expect(paragraph).toMatch(cause);
    expect(paragraph).toMatch(/wheelhouse show \w+/);
    expect(ended.stderr).not.toMatch(/^\s+at .*\.ts:\d+/m);
    expect(verifyJournal(journalPath(terminal.home)).problems).toEqual([]);
  });

  test("that says ten megabytes is ended, and the report of the others names it", async () => {
    const terminal = openTerminal({ cwd: smallRepository() });
    const turns = [
      { step: "angle.junior-developer", play: [{ flood: 10 * 1024 * 1024 }] },
      { step: "synth", output: { summary: "As it is.", recommendations: [], good: [] } },
      { step: "*", output: { summary: "Nothing.", findings: [], clean: ["all of it"] } },
    ];
    const path = transcript(JSON.stringify({ version: 1, turns }));
    const ended = await terminal.call("run", "code-review", "--agent", "scripted", "--model", path);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/\(junior-developer\): .*said more than 8 MiB in one turn/);
  });

  test("a transcript with a slip is refused before anything is started", async () => {
    const terminal = openTerminal({ cwd: smallRepository() });
    const path = transcript('version: 1\nturns:\n  - step: "*"\n    play:\n      - txt: hello\n');
    const ended = await terminal.call("run", "code-review", "--agent", "scripted", "--model", path);
    expect(ended.code).toBe(2);
    // Where the lines break depends on how long the path is.
    expect(ended.stderr.replaceAll(/\s+/g, " ")).toContain(
      `${path}, line 5: there is no key "txt".`,
    );
    expect(ended.stderr).toContain("Did you mean text?");
    expect(JSON.parse((await terminal.call("ls", "--json")).stdout)).toEqual([]);
  });
});
