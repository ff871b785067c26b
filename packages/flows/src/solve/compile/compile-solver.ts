import { type CodeFunction, stepSchema, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";
import { asJson, findOutput } from "../../read-output.ts";
import { draftSchema } from "../draft/draft-schema.ts";
import { draftText, overviewOf } from "../draft/draft-text.ts";
import { lintDraft, problemsAsText } from "../draft/lint-draft.ts";
import { rulesOf } from "../draft/solver-draft.ts";
import { commandSchema, solveInputSchema } from "../solve-input.ts";
import { compileDraft } from "./compile-draft.ts";

/** Output of `compile-solver@1`: the plan of an issue, for the engine, for a person and for its agents. */
export const compiledSchema = z.object({
  /** What the scope `work` is filled with. */
  steps: z.array(stepSchema),
  /** Commands beside the project's checks; who approves the plan allows them. */
  commands: z.array(z.object({ step: z.string(), command: commandSchema })),
  asks: z.array(z.object({ step: z.string(), question: z.string(), options: z.array(z.string()) })),
  /** The plan as it was drafted, which can be saved and used again. */
  draft: draftSchema,
  /** Markdown for the person who approves it. */
  text: z.string(),
  /** A line for each step, for the agents. */
  overview: z.string(),
});

/**
 * `compile-solver@1`: turns the drafted or saved plan into steps. It holds the plan against all lints again: a saved plan has
 * not been through the postcondition of a draft, and a person may have taken a draft as it was.
 */
export const compileSolver: CodeFunction = {
  name: "compile-solver",
  version: 1,
  run(context) {
    const input = solveInputSchema.parse(context.runInput);
    const draft = input.plan ?? findOutput(context, "draft", draftSchema);
    if (!draft)
      throw new WheelhouseError("plan.invalid", "There is no plan to compile.", {
        hint: "Start the issue again, so that a plan is drafted.",
      });
    const problems = lintDraft(draft, rulesOf(input, context));
    if (problems.length > 0)
      throw new WheelhouseError(
        "plan.invalid",
        `The plan of issue #${input.issue.number} cannot be carried out:\n${problemsAsText(problems)}`,
        { hint: "Mend the plan, or start the issue without a saved one." },
      );
    const compiled = compileDraft({ draft, input });
    return asJson({
      ...compiled,
      draft,
      text: draftText(draft, compiled.commands),
      overview: overviewOf(draft),
    });
  },
};
