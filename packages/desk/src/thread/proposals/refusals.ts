import { isWheelhouseError, WheelhouseError } from "@wheelhouse/core";

/** What an action is about is not there any more, and will not come back by itself. */
export class Gone extends Error {}

/** What a change of the action can mend. */
const MENDED_BY_WORDS: ReadonlySet<string> = new Set([
  "issue.invalid",
  "schedule.invalid",
  "schedule.state",
  "flow.input",
  "band.unknown",
  "plan.invalid",
  "agent.unknown",
]);
/** What the action names is not there. */
const NOT_THERE: ReadonlySet<string> = new Set(["issue.unknown", "flow.unknown"]);
/** What is said of proposals, threads and projects is said already. */
const SAID = /^(?:proposal|thread|project)\./;

/** Why a proposal cannot be done at all any more; undefined when it can, or could. An action that a person wrote can be mended. */
export function whyGone(error: unknown, isEdited: boolean): string | undefined {
  if (isEdited) return undefined;
  if (error instanceof Gone) return error.message;
  return isWheelhouseError(error) && NOT_THERE.has(error.code) ? error.message : undefined;
}

/** What a person is told of an action that failed: whether they can change it, or why it cannot be done now. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof Gone)
    return new WheelhouseError("proposal.invalid", error.message, { hint: "Name another one." });
  if (!isWheelhouseError(error) || SAID.test(error.code)) return error;
  const { message, hint } = error;
  const isMended = MENDED_BY_WORDS.has(error.code) || NOT_THERE.has(error.code);
  return new WheelhouseError(isMended ? "proposal.invalid" : "proposal.state", message, {
    hint: isMended && hint !== undefined ? `${hint} Change the proposal, and accept that.` : hint,
    cause: error,
  });
}
