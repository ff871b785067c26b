import type { CodeContext, CodeFunction, Json } from "@wheelhouse/core";
import { z } from "zod";
import { asJson, findOutput } from "../../read-output.ts";
import { compileDraft } from "../compile/compile-draft.ts";
import { compiledSchema } from "../compile/compile-solver.ts";
import { SCOPE } from "../compile/step-prompt.ts";
import type { DraftStep } from "../draft/draft-schema.ts";
import { lintDraft, problemsAsText } from "../draft/lint-draft.ts";
import { rulesOf } from "../draft/solver-draft.ts";
import { solveInputSchema } from "../solve-input.ts";
import { type Decision, decisionSchema } from "./decision.ts";
import { mayGoOn } from "./may-go-on.ts";
import { withNewIds } from "./new-ids.ts";

const inputSchema = z.object({
  answer: z.json(),
  /** Id of the step that has failed. */
  failed: z.string(),
  /** Ids of all steps that the run ever had. */
  steps: z.array(z.string()),
});

const INSIDE = `${SCOPE}/`;

/**
 * `solver-repair@1`: makes the repair of what a supervisor decided: `{retry}`, `{pass}`, or a rest of the plan as
 * `{keep, steps, reason}`. A rest is held against the same lints as a plan. Nobody approves it, so it runs only commands that
 * the settings allow or that were approved before; finished steps stay, and new ones have ids that were never used.
 */
export const solverRepair: CodeFunction = {
  name: "solver-repair",
  version: 1,
  run(context) {
    const { answer, failed, steps } = inputSchema.parse(context.input);
    const read = decisionSchema.safeParse(answer);
    if (!read.success)
      return pass(`what the supervisor says cannot be read: ${z.prettifyError(read.error)}`);
    const { decision, guidance = "", reason } = read.data;
    if (decision === "pass") return pass(reason);
    if (decision === "retry")
      return guidance.trim() === ""
        ? pass(`the supervisor wants another try and does not say how: ${reason}`)
        : { retry: guidance };
    if (!failed.startsWith(INSIDE))
      return pass(`${failed} is no step of the work, so no plan takes its place: ${reason}`);
    return replan(context, read.data, { failed, known: steps });
  },
};

function replan(
  context: CodeContext,
  { reason, steps = [], keep = [] }: Decision,
  at: { readonly failed: string; readonly known: readonly string[] },
): Json {
  const input = solveInputSchema.parse(context.runInput);
  const compiled = findOutput(context, "compile", compiledSchema);
  const inside = at.known.flatMap(local);
  const finished = inside.filter((id) => context.outputs[`${INSIDE}${id}`] !== undefined);
  const draft = { summary: reason, steps };
  const problems = lintDraft(draft, {
    ...rulesOf(input, context),
    maxSteps: undefined,
    approved: false,
    also:
      input.work.approval === "ask" ? (compiled?.commands ?? []).map(({ command }) => command) : [],
    // A new step may have the id of one that is finished: it gets another.
    before: finished.filter((id) => !steps.some((step) => step.id === id)),
    // The step that has failed may have written all there is to write; the judge sees whether anything is there.
    written: true,
  });
  if (problems.length > 0)
    return pass(
      `the new plan cannot be carried out:\n${problemsAsText(problems)}\n\nIts reason: ${reason}`,
    );
  const kept = mayGoOn(keep, {
    steps: compiled?.steps ?? [],
    failed: at.failed.slice(INSIDE.length),
    settled: (id) => context.settled[`${INSIDE}${id}`] !== undefined,
  });
  const named: DraftStep[] = withNewIds(steps, new Set(inside));
  const rest = compileDraft({
    draft: { summary: reason, steps: named },
    input,
    before: finished,
    note: reason,
  });
  // Writers have an order, also with those that are settled; what these came to does not hold the new steps up.
  const settled = inside.filter((id) => context.settled[`${INSIDE}${id}`] !== undefined);
  const first = { after: [...settled, ...kept], join: "settled" } as const;
  const following = rest.steps.map((step) =>
    (step.after ?? []).length === 0 ? { ...step, ...first } : step,
  );
  return asJson({ keep: kept, steps: following, reason });
}

function local(id: string): string[] {
  return id.startsWith(INSIDE) ? [id.slice(INSIDE.length)] : [];
}

function pass(why: string): Json {
  return { pass: why };
}
