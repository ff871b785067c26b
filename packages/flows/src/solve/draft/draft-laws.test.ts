import { stepSchema, validateSteps } from "@wheelhouse/core";
import { array, assert, constantFrom, oneof, property, record, string, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { rendered } from "../../testing/solve/compiled.ts";
import { solveInput } from "../../testing/solve/sample-draft.ts";
import { compileDraft } from "../compile/compile-draft.ts";
import { liquidText } from "../compile/liquid-text.ts";
import { withNewIds } from "../repair/new-ids.ts";
import type { DraftRules } from "./draft-rules.ts";
import { DOES, draftSchema } from "./draft-schema.ts";
import { draftText, overviewOf } from "./draft-text.ts";
import { lintDraft } from "./lint-draft.ts";

const RULES: DraftRules = {
  type: "bug",
  checks: [{ name: "test", command: ["npm", "test"] }],
  approved: true,
};

const WORK = "Change total() in src/a.ts as asked.";
const id = constantFrom("a", "b", "c", "d", "self", "A/b", "");

/** A step as an agent that does not read its brief might write it. */
const anyStep = record(
  {
    id,
    title: constantFrom("A title", ""),
    does: constantFrom(...DOES),
    work: oneof(constantFrom(WORK, "", "Close the issue."), string()),
    after: array(id, { maxLength: 3 }),
    rubric: constantFrom("It is right.", ""),
    check: constantFrom("test", "tset"),
    command: array(constantFrom("npm", "test", "sh", "-c", ""), { maxLength: 3 }),
    question: constantFrom("Which?", ""),
    options: array(constantFrom("yes", "no", ""), { maxLength: 3 }),
    values: array(record({ to: id, what: constantFrom("it", "") }), { maxLength: 2 }),
  },
  { requiredKeys: ["id", "title", "does", "work"] },
);

/** Plans whose steps are right for themselves; whether anything writes, and what comes last, is left to chance. */
const likelyPlan = array(tuple(constantFrom(...DOES), array(constantFrom(0, 1, 2, 3))), {
  minLength: 1,
  maxLength: 8,
}).map((drawn) =>
  drawn.map(([does, after], at) => ({
    id: `s${at}`,
    title: `Step ${at}`,
    does,
    after: at === 0 ? [] : after.map((other) => `s${other % at}`),
    ...((does === "write" || does === "read") && { work: WORK, rubric: "It is right." }),
    ...(does === "check" && { check: "test" }),
    ...(does === "ask" && { question: "Which?" }),
  })),
);

describe("any plan", () => {
  test("is linted and shown without a fault, and what has no problems is a plan for the engine", () => {
    let clean = 0;
    const input = solveInput();
    assert(
      property(oneof(array(anyStep, { maxLength: 6 }), likelyPlan), (steps) => {
        const draft = draftSchema.parse({ summary: "How.", steps });
        const problems = lintDraft(draft, RULES);
        expect(overviewOf(draft)).toContain("How.");
        expect(draftText(draft, [])).toContain("How.");
        for (const { step, what, mend } of problems)
          expect([step, what, mend].every((text) => text.trim() !== "")).toBe(true);
        if (problems.length > 0) return;
        clean++;
        const compiled = z.array(stepSchema).parse(compileDraft({ draft, input }).steps);
        const rules = { flow: "work", widest: "write", lastVerifies: true } as const;
        expect(validateSteps(compiled, rules)).toEqual([]);
        expect(compiled.map((step) => step.id)).toEqual(draft.steps.map((step) => step.id));
      }),
      { numRuns: 400 },
    );
    expect(clean).toBeGreaterThan(10);
  });

  test("gets ids that were never used, and is the same plan under them", () => {
    assert(
      property(likelyPlan, array(constantFrom("s0", "s1", "s1-2", "s2")), (steps, taken) => {
        const { steps: before } = draftSchema.parse({ summary: "How.", steps });
        const after = withNewIds(before, new Set(taken));
        const ids = after.map((step) => step.id);
        expect(new Set([...ids, ...taken]).size).toBe(ids.length + new Set(taken).size);
        const place = new Map(before.map((step, at) => [step.id, at]));
        for (const [at, step] of after.entries())
          expect(step.after?.map((other) => ids.indexOf(other))).toEqual(
            before[at]?.after?.map((other) => place.get(other) ?? -1),
          );
      }),
    );
  });
});

test("any text is itself again when its template is rendered, whatever follows it", () => {
  const piece = oneof(constantFrom("{", "{{", "%}", "{%", "}}", '"', "raw", "\n", "-"), string());
  assert(
    property(array(piece), (pieces) => {
      const text = pieces.join("");
      expect(rendered(`${liquidText(text)}{{ input }}`, "end", {})).toBe(`${text}\nend`);
    }),
    { numRuns: 500 },
  );
});
