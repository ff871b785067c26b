import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";

const TIME = { timeout: 120_000 };

describe("a slip at the command line", () => {
  test.each([
    [["run", "code-review", "--out", "nowhere/report.md"], /The report cannot be written: ENOENT/],
    [["run", "code-review", "--out", "."], /The report cannot be written: it is a directory/],
    [["run", "code-review", "--input", "mode=A", "--input", "mode=B"], /mode is given twice/],
    [["run", "code-review", "--input", "mode=D"], /cannot take mode: it is one of A, B, C\./],
    [["run", "tdd", "x", "--input", "ask=maybe"], /cannot take ask: it is true or false\./],
    [["run", "tdd"], /"What is to be built" is not given\.\s+Write it after the flow/],
  ])("%j is refused before a run begins", TIME, async (words, said) => {
    const terminal = openTerminal({ cwd: smallRepository() });
    const { code, stderr } = await terminal.call(...words, "--agent", "scout");
    expect([code, stderr]).toEqual([2, expect.stringMatching(said)]);
    const runs: unknown = JSON.parse((await terminal.call("ls", "--json")).stdout);
    expect(runs).toEqual([]);
  });

  test(
    "names of runs and requests that are not there are told, where there are runs",
    TIME,
    async () => {
      const terminal = openTerminal({ cwd: smallRepository() });
      const ran = await terminal.call("run", "code-review", "--agent", "scout", "--json");
      expect(ran.code).toBe(0);
      for (const [words, said] of [
        [["answer", "nope", "yes"], /There is no request "nope"/],
        [["retry", "nope", "synth"], /There is no run "nope"/],
        [["fork", "nope"], /There is no run "nope"/],
        [["pause", "nope"], /There is no run "nope"/],
      ] as const) {
        const { code, stderr } = await terminal.call(...words);
        expect([code, stderr]).toEqual([2, expect.stringMatching(said)]);
      }
    },
  );

  test("an answer in words only is shown how words go with an option", TIME, async () => {
    const cwd = smallRepository();
    writeFileSync(join(cwd, "plan.md"), "# Plan\n\n1. Archive orders.\n\nOpen: who owns it?\n");
    const terminal = openTerminal({ cwd });
    const asked = ["plan-work-items", "plan.md", "--input", "ask=true", "--agent", "scout"];
    const ran = await terminal.call("run", ...asked, "--json");
    expect(ran.code).toBe(5);
    const { id } = z.object({ id: z.string() }).parse(JSON.parse(ran.stdout));
    const { code, stderr } = await terminal.call("answer", id, "--text", "1. Ann");
    const said = stderr.replaceAll(/\s+/g, " ");
    expect([code, said]).toEqual([2, expect.stringContaining(`answer ${id}-q1 words --text "…"`)]);
    expect((await terminal.call("answer", id, "words", "--text", "1. Ann")).code).toBe(0);
  });
});
