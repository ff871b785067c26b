import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asJson } from "../read-output.ts";
import { aFinding } from "../testing/entries.ts";
import { collect } from "./fold.ts";
import type { FoldOutput } from "./fold-output.ts";
import { findByRef } from "./refs.ts";

const PERSONAS = ["structural-analyst", "test-engineer"];
const ROUNDS = 3;

function finding(over: Parameters<typeof aFinding>[0] = {}) {
  const { step: _, ...rest } = aFinding(over);
  return rest;
}

type Answer = { readonly findings: readonly object[] } | "failed" | "skipped";

/** Folds one round after another; each has an answer for each persona. */
function foldRounds(rounds: readonly (readonly Answer[])[]): FoldOutput[] {
  const folds: FoldOutput[] = [];
  for (const [index, answers] of rounds.entries()) {
    const step = (persona: string): string =>
      `${index === 0 ? "angle" : `r${index + 1}`}.${persona}`;
    const given = answers.map((answer, at) => [step(PERSONAS[at] ?? ""), answer] as const);
    const context = {
      outputs: Object.fromEntries(
        given.flatMap(([id, answer]) => (typeof answer === "string" ? [] : [[id, asJson(answer)]])),
      ),
      settled: Object.fromEntries(
        given.flatMap(([id, status]) => (typeof status === "string" ? [[id, { status }]] : [])),
      ),
    };
    const input = {
      steps: PERSONAS.map((persona) => ({ step: step(persona), persona, label: persona })),
      needsOne: false,
      round: index + 1,
      rounds: ROUNDS,
      about: {},
    };
    folds.push(collect(input, context, folds.at(-1)));
  }
  return folds;
}

const many = { findings: ["S1", "S2", "S3"].map((id) => finding({ id, claim: `It is ${id}.` })) };
const none = { findings: [] };

describe("rounds", () => {
  test("a round in which all fail is told, and ends the looking", () => {
    const [, second] = foldRounds([
      [many, none],
      ["failed", "failed"],
    ]);
    expect(second?.rounds).toMatchObject([
      { round: 1, fresh: 3, goOn: true },
      { round: 2, fresh: 0, goOn: false, why: "nobody looked in this round" },
    ]);
    expect(second?.goOn).toBe(false);
    expect(second?.counts.gaps).toBe(2);
  });

  test("a round that the stop rule left out leaves no trace and changes nothing", () => {
    const [first, second] = foldRounds([
      [{ findings: [finding({ severity: "low" })] }, none],
      ["skipped", "skipped"],
    ]);
    expect(first?.goOn).toBe(false);
    expect(second).toEqual(first);
  });

  test("what is said again in the same words is a source and nothing new, so the rounds end", () => {
    const [, second] = foldRounds([
      [{ findings: [finding({ topic: "errors" })] }, none],
      [none, { findings: [finding({ id: "T9", topic: "errors" })] }],
    ]);
    expect(second?.entries.map(({ ref, also }) => [ref, also.length])).toEqual([["S1", 1]]);
    expect(second?.rounds.at(-1)).toMatchObject({ fresh: 0, goOn: false });
  });

  const someFinding = fc.record({
    id: fc.constantFrom("S1", "S2", "T1"),
    claim: fc.constantFrom("One.", "Two."),
    topic: fc.constantFrom("tests", "errors"),
  });
  const someAnswer = fc.oneof(
    fc.constantFrom<Answer>("failed", "skipped"),
    fc
      .array(someFinding, { maxLength: 4 })
      .map((some): Answer => ({ findings: some.map((over) => finding(over)) })),
  );

  test("a name that was given means the same finding ever after, and no two have one", () => {
    const round = fc.array(someAnswer, { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(round, { minLength: ROUNDS, maxLength: ROUNDS }), (rounds) => {
        const folds = foldRounds(rounds);
        for (const [index, { entries }] of folds.entries()) {
          expect(new Set(entries.map(({ ref }) => ref)).size).toBe(entries.length);
          for (const before of folds.slice(0, index))
            for (const { ref, key } of before.entries)
              expect(findByRef(entries, ref)?.key).toBe(key);
        }
      }),
    );
  });
});

describe("a fold beside another", () => {
  test("gives no name that the other has given", () => {
    const [first] = foldRounds([[many, none]]);
    const context = {
      outputs: { "review.test-engineer": asJson({ findings: [finding(), finding({ id: "T1" })] }) },
      settled: {},
    };
    const input = {
      steps: [{ step: "review.test-engineer", persona: "test-engineer", label: "Tests" }],
      needsOne: false,
      about: {},
    };
    const review = collect(input, context, undefined, first?.entries);
    expect(review.entries.map(({ ref }) => ref)).toEqual(["review.test-engineer:S1", "T1"]);
  });
});
