import type { CodeContext, CodeFunction } from "@wheelhouse/core";
import { z } from "zod";
import { asJson, findOutput } from "../../read-output.ts";
import { type SolveInput, solveInputSchema } from "../solve-input.ts";
import { sizeSchema } from "../plan/size-issue.ts";
import { draftSchema } from "./draft-schema.ts";
import type { DraftRules } from "./draft-rules.ts";
import { lintDraft, problemsAsText } from "./lint-draft.ts";

const inputSchema = z.object({ output: z.json() });

/** What a plan for this issue is held against, in this run. */
export function rulesOf(
  { issue, work }: SolveInput,
  context: Pick<CodeContext, "outputs">,
): DraftRules {
  return {
    type: issue.type,
    checks: work.checks,
    maxSteps: findOutput(context, "size", sizeSchema)?.maxSteps,
    approved: work.approval === "ask",
  };
}

/**
 * `solver-draft@1`: the postcondition of a drafted plan. All problems are told at once, so that its author can mend them in
 * one go in its own session.
 */
export const solverDraft: CodeFunction = {
  name: "solver-draft",
  version: 1,
  run(context) {
    const { output } = inputSchema.parse(context.input);
    const read = draftSchema.safeParse(output);
    if (!read.success)
      return { ok: false, detail: `it is no plan: ${z.prettifyError(read.error)}` };
    const input = solveInputSchema.parse(context.runInput);
    const problems = lintDraft(read.data, rulesOf(input, context));
    if (problems.length === 0) return { ok: true };
    return asJson({ ok: false, detail: `the plan cannot be used:\n${problemsAsText(problems)}` });
  },
};
