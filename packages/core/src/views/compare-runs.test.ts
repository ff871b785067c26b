import { array, assert, integer, property, uniqueArray } from "fast-check";
import { describe, expect, test } from "vitest";
import { agent, code, critic, planOf } from "../fixtures/make-steps.ts";
import { done, failing, verdict } from "../run/simulation/performer.ts";
import { SimulatedRun } from "../run/simulation/simulated-run.ts";
import { addToAttemptLog, createAttemptLog } from "./attempt-log.ts";
import { compareFindings } from "./compare/compare-findings.ts";
import { compareRuns } from "./compare-runs.ts";

const finding = (number: number, line = 1, claim = `It is wrong, ${"x".repeat(number + 1)}.`) => ({
  id: `S${line}`,
  severity: "high" as const,
  claim,
  why: "It matters.",
  citations: [
    {
      path: "a.ts",
      lines: [line, line] as [number, number],
      quote: `const ${"x".repeat(number + 1)}`,
    },
  ],
  trust: "codebase" as const,
  topic: "security",
});

function compared(run: SimulatedRun) {
  const attempts = createAttemptLog();
  for (const event of run.journal) addToAttemptLog(attempts, event);
  return { state: run.state, attempts };
}

describe("findings of two runs", () => {
  test("are new, gone and still there, each once, however lines have moved", () => {
    const numbers = uniqueArray(integer({ min: 0, max: 30 }), { maxLength: 20 });
    assert(
      property(numbers, numbers, integer({ min: 1, max: 900 }), (before, after, by) => {
        const [old, now] = [
          before.map((each) => finding(each)),
          after.map((each) => finding(each, by)),
        ];
        const { added, gone, still } = compareFindings(old, now);
        const claims = (all: readonly { claim: string }[]) => all.map(({ claim }) => claim);
        const has = (all: number[], each: number) => all.includes(each);
        expect(claims(added)).toEqual(
          claims(after.filter((each) => !has(before, each)).map((each) => finding(each))),
        );
        expect(claims(gone)).toEqual(
          claims(before.filter((each) => !has(after, each)).map((each) => finding(each))),
        );
        expect(still.map((each) => each.after)).toEqual(
          now.filter((_, place) => has(before, after[place] ?? -1)),
        );
      }),
    );
  });

  test("that are there twice are matched one by one", () => {
    assert(
      property(
        array(integer({ min: 0, max: 3 })),
        array(integer({ min: 0, max: 3 })),
        (before, after) => {
          const { added, gone, still } = compareFindings(
            before.map((each) => finding(each)),
            after.map((each) => finding(each, 9)),
          );
          expect(still.length + added.length).toBe(after.length);
          expect(still.length + gone.length).toBe(before.length);
          const least = [0, 1, 2, 3].map((each) =>
            Math.min(
              before.filter((other) => other === each).length,
              after.filter((other) => other === each).length,
            ),
          );
          expect(still.length).toBe(least.reduce((sum, each) => sum + each, 0));
        },
      ),
    );
  });

  test("are the same in other words at the same place, if nothing else is", () => {
    const [old, exact, other] = [finding(1), finding(1, 7), finding(1, 8, "Put differently.")];
    expect(compareFindings([old], [other])).toEqual({
      added: [],
      gone: [],
      still: [{ before: old, after: other, reworded: true }],
    });
    expect(compareFindings([old], [other, exact])).toEqual({
      added: [other],
      gone: [],
      still: [{ before: old, after: exact, reworded: false }],
    });
  });
});

describe("two runs", () => {
  test("are compared step by step, and what nobody says is unknown", () => {
    const plan = planOf(
      [
        agent("look"),
        agent("draft", { after: ["look"], critic: critic() }),
        code("report", { after: ["draft"] }),
      ],
      { report: "report" },
    );
    const report = (...findings: unknown[]) =>
      done({ markdown: "# Well", findings: JSON.parse(JSON.stringify(findings)) });
    const one = new SimulatedRun(plan);
    one.finish(
      "look#1.1",
      done("seen", { usage: { inputTokens: 5, outputTokens: 2, costUsd: 0.5 } }),
    );
    one.finish("draft#1.1", done("draft"));
    one.finish("draft#1.2", verdict("accept"));
    one.finish("report#1.1", report(finding(1), finding(2)));
    const two = new SimulatedRun(plan);
    two.finish("look#1.1", failing());
    const { before, after, steps, findings } = compareRuns(compared(one), compared(two));
    expect(before).toMatchObject({
      id: "sim",
      status: "completed",
      source: "report",
      tokens: 7,
      cost: 0.5,
    });
    expect(before.unknown).toEqual({ tokens: 2, cost: 2 });
    expect(after).toMatchObject({ status: "failed", source: "account", tokens: null, cost: null });
    expect(steps.map(({ id }) => id)).toEqual(["look", "draft", "report"]);
    expect(steps[0]).toMatchObject({
      before: { status: "completed", agent: "sim", tokens: 7, cost: 0.5, attempts: 1 },
      after: { status: "failed", tokens: null, cost: null },
    });
    expect(steps[1]?.before).toMatchObject({ verdict: "accept", tokens: null, attempts: 2 });
    expect(steps[2]?.before).toMatchObject({ tokens: 0, cost: 0, agent: null });
    expect(steps[2]?.after).toMatchObject({ status: "cancelled", attempts: 0, duration: null });
    expect(findings).toMatchObject({ added: [], still: [], gone: [{ topic: "security" }, {}] });
  });

  test("may have different steps", () => {
    const one = new SimulatedRun(planOf([agent("a"), agent("b")]));
    const two = new SimulatedRun(planOf([agent("b"), agent("c")]));
    const { steps } = compareRuns(compared(one), compared(two));
    expect(steps.map(({ id, before, after }) => [id, before?.status, after?.status])).toEqual([
      ["b", "running", "running"],
      ["c", undefined, "running"],
      ["a", "running", undefined],
    ]);
  });
});
