import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DOES, draftSchema, draftStepSchema } from "../draft/draft-schema.ts";
import { lintDraft } from "../draft/lint-draft.ts";
import { PLAN_EXAMPLE, PLAN_LANGUAGE } from "./plan-language.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../../../../../docs/solver-plans.md"), "utf8");
const RULES = {
  type: "bug" as const,
  checks: [{ name: "test", command: ["npm", "test"] }],
  approved: false,
};

describe("the plan language", () => {
  test.each([
    ["agents", PLAN_EXAMPLE],
    ["people", /```json\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? ""],
  ])("is shown to %s by a plan that has no problems", (_, example) => {
    expect(lintDraft(draftSchema.parse(JSON.parse(example)), RULES)).toEqual([]);
  });

  test("is told to agents and to people with every word that it has", () => {
    for (const word of [...Object.keys(draftStepSchema.shape), ...DOES, "summary", "steps"]) {
      expect(PLAN_LANGUAGE).toContain(`\`${word}\``);
      expect(PAGE).toContain(`\`${word}\``);
    }
  });
});
