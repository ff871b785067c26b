import type { CodeContext } from "@wheelhouse/core";
import type { ValidationState } from "../adjust/adjust-output.ts";

/**
 * What was to be done after the draft and failed, a sentence each: a reader must know that a review, an answer or a
 * verdict has changed nothing. A validator that failed alone is told by the state of validation itself.
 */
export function unfinished(
  { settled }: Pick<CodeContext, "settled">,
  { state }: Pick<ValidationState, "state">,
): string[] {
  return Object.entries(settled).flatMap(([step, { status, reason = "no reason is known" }]) => {
    if (status !== "failed") return [];
    const why = reason.replace(/\.$/, "");
    if (step === "revise")
      return [`The author did not mend the draft (${why}): it stands as its reviewers saw it.`];
    if (step === "rework")
      return [`What leaned on refuted findings was taken out and not written again (${why}).`];
    if (step === "ask") return [`Nobody answered the open items (${why}).`];
    return state === "validated" && /^validate(\.|$)/.test(step)
      ? [`One of the validators failed (${why}): the verdicts are those of the others.`]
      : [];
  });
}
