import { saidToAuthor } from "./repair-word.ts";
import type { Answer, OpenRequest, StepState } from "./state.ts";

/**
 * What an author is told beside its brief: the reason of the send-back, what a person said, what the
 * critic found, the word of a supervisor, and what was wrong with its last attempt. All of it again in each attempt, since the
 * session in which it was said may be lost.
 */
export function guidanceOf(step: StepState): string | undefined {
  const found = step.critique.length === 0 ? undefined : step.critique.join("\n");
  return joined(step.guidance, saidToAuthor(step), found, step.problem);
}

/** What a step is told in this generation once a person has answered: what was said stays with it. */
export function guidanceAfter(
  step: StepState,
  open: OpenRequest,
  answer: Answer,
): string | undefined {
  if (open.kind === "ladder") return joined(step.guidance, answer.text);
  if (open.kind !== "agent" || step.role !== "author") return step.guidance;
  // What is shared is about the agent's sign-in or its limits; only what a person adds is for the work.
  if (open.shared !== undefined) return joined(step.guidance, answer.text);
  const said = answerInWords(open, answer);
  return joined(step.guidance, `You asked: ${open.text}\nThe answer: ${said}`);
}

/** An answer: the label of the option that was taken, and what was written. Pure. */
export function answerInWords(
  { options }: Pick<OpenRequest, "options">,
  { option, text }: Pick<Answer, "option" | "text">,
): string {
  const label = options.find((each) => each.id === option)?.label ?? option;
  return [label, text].filter((part) => part !== undefined).join(": ");
}

function joined(...parts: readonly (string | undefined)[]): string | undefined {
  const said = new Set(parts.filter((part) => part !== undefined && part !== ""));
  return said.size === 0 ? undefined : [...said].join("\n");
}
