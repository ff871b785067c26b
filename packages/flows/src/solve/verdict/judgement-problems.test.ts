import { describe, expect, test } from "vitest";
import { CHANGED, SOLVED, UNCHANGED, UNSOLVED } from "../../testing/solve/sample-world.ts";
import { changesSchema } from "../io/changes.ts";
import { type ChecksOutput, checksSchema } from "../io/checks.ts";
import { type Judgement, judgementSchema } from "./judgement.ts";
import { type Facts, judgementProblems } from "./judgement-problems.ts";

const changes = changesSchema.parse(CHANGED);
const FACTS: Facts = { type: "bug", changes, evidence: ran(0), hasChecks: true };
const solved = judgementSchema.parse(SOLVED);

function ran(exit: number | null, timedOut = false): ChecksOutput {
  const result = { name: "test", command: ["npm", "test"], durationMs: 1, output: "" };
  const ok = exit === 0;
  return checksSchema.parse({ ok, results: [{ ...result, ok, exit, timedOut }] });
}

function flagged(...flags: readonly string[]) {
  return changesSchema.parse({ ...CHANGED, files: [{ ...CHANGED.files[0], path: "a.ts", flags }] });
}

describe("a verdict", () => {
  const wrong: readonly (readonly [string, Partial<Judgement>, Partial<Facts>, RegExp])[] = [
    ["a check that failed", {}, { evidence: ran(1) }, /check test failed with exit code 1/],
    ["a check that took too long", {}, { evidence: ran(null, true) }, /took too long/],
    ["a check that was killed", {}, { evidence: ran(null) }, /was ended by a signal/],
    ["checks that were not run", {}, { evidence: undefined }, /were not run/],
    ["a sum that does not fit", {}, { evidence: { ok: false, results: [] } }, /did not pass/],
    ["no change", {}, { changes: changesSchema.parse(UNCHANGED) }, /no file was changed/],
    ["changes that nobody saw", {}, { changes: undefined }, /nobody could look/],
    ["a flag", {}, { changes: flagged("mode") }, /a.ts is flagged mode/],
    [
      "a flag that is answered with nothing",
      { flagged: [{ path: "a.ts", flag: "mode", answer: " " }] },
      { changes: flagged("mode") },
      /is flagged mode/,
    ],
    [
      "a flag of which another one is answered",
      { flagged: [{ path: "a.ts", flag: "mode", answer: "Harmless." }] },
      { changes: flagged("mode", "test-skipped") },
      /is flagged test-skipped/,
    ],
    [
      "a secret, whatever is said about it",
      { flagged: [{ path: "a.ts", flag: "secret", answer: "Harmless." }] },
      { changes: flagged("secret") },
      /a.ts has a secret in it/,
    ],
    ["something missing", { missing: ["a test"] }, {}, /something is said to be missing/],
    [
      "a criterion that is not met",
      { criteria: [{ criterion: "It rounds.", met: false, evidence: "" }] },
      {},
      /not to be met: It rounds/,
    ],
    ["a word to a person", { person: "Which?" }, {}, /told to go on/],
  ];
  test.each(wrong)("of solved cannot stand with %s", (_, own, facts, problem) => {
    const problems = judgementProblems({ ...solved, ...own }, { ...FACTS, ...facts });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  test("of solved stands on the facts", () => {
    expect(judgementProblems(solved, FACTS)).toEqual([]);
    expect(judgementProblems(solved, { ...FACTS, evidence: undefined, hasChecks: false })).toEqual(
      [],
    );
    const answered = { flagged: [{ path: "a.ts", flag: "mode", answer: "It is a script now." }] };
    const facts = { ...FACTS, changes: flagged("mode") };
    expect(judgementProblems({ ...solved, ...answered }, facts)).toEqual([]);
    const nothing = { ...FACTS, changes: changesSchema.parse(UNCHANGED) };
    expect(judgementProblems(solved, { ...nothing, type: "design" })).toEqual([]);
  });

  test("of unsolved stands whatever the facts are, if exactly one is told", () => {
    const unsolved = judgementSchema.parse(UNSOLVED);
    expect(judgementProblems(unsolved, { ...FACTS, evidence: ran(1) })).toEqual([]);
    expect(judgementProblems(unsolved, FACTS)).toEqual([]);
    expect(judgementProblems({ ...unsolved, person: "Which?" }, FACTS)).toHaveLength(1);
    const { sendBack: _, ...untold } = unsolved;
    expect(judgementProblems(untold, FACTS)).toHaveLength(1);
    expect(judgementProblems({ ...untold, person: "Which?" }, FACTS)).toEqual([]);
  });
});
