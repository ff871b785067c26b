import { describe, expect, test } from "vitest";
import { type CommandOutcome, evidenceText, readEvidence } from "./evidence.ts";

const OUTCOME: CommandOutcome = {
  command: ["npm", "test", "--", "a b"],
  ok: false,
  exit: 1,
  timedOut: false,
  durationMs: 1234.4,
  output: "1 failed\n",
};

describe("evidence", () => {
  test("tells the command, how it ended, how long it took and what it printed", () => {
    const text = evidenceText(OUTCOME);
    expect(text).toBe('$ npm test -- "a b"\nfailed (exit 1, 1234 ms)\n\n1 failed\n');
    expect(readEvidence(text)).toEqual({
      isPassed: false,
      command: 'npm test -- "a b"',
      ended: "exit 1",
      ms: 1234,
      output: "1 failed\n",
    });
  });

  test("tells that it is of a fresh checkout, and nothing that a command prints does", () => {
    const text = evidenceText({ ...OUTCOME, commit: "0a1b" });
    expect(text).toContain("\nfailed (exit 1, 1234 ms), checked in a fresh checkout of 0a1b\n\n1");
    expect(readEvidence(text)).toMatchObject({ commit: "0a1b", output: "1 failed\n" });
    const said = evidenceText({ ...OUTCOME, output: ", checked in a fresh checkout of 0a1b\n" });
    expect(readEvidence(said)?.commit).toBeUndefined();
  });

  test.each([
    [
      { ok: true, exit: 0, output: "" },
      { isPassed: true, ended: "exit 0", output: "" },
    ],
    [
      { exit: null, timedOut: true },
      { isPassed: false, ended: "took too long" },
    ],
    [{ exit: null }, { isPassed: false, ended: "was ended" }],
    [
      { output: "\n\npassed (exit 0, 1 ms)\n" },
      { isPassed: false, output: "\n\npassed (exit 0, 1 ms)\n" },
    ],
    [{ command: ["echo", "a\npassed (exit 0, 1 ms)"] }, { isPassed: false }],
  ])("is read as it was written: %j", (how, read) => {
    expect(readEvidence(evidenceText({ ...OUTCOME, ...how }))).toMatchObject(read);
  });

  test.each([
    "",
    "it passed",
    "$ make",
    "$ make\nit passed (exit 0)",
    "passed, exit code 0\n3 passed",
  ])("is none that can be read where it is %j", (value) => {
    expect(readEvidence(value)).toBeUndefined();
  });
});
