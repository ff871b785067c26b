import type { RequestOption } from "./step.ts";

/**
 * Whether an option is only taken with words: who sends work back says what is wrong with it, unless the plan does. What an
 * agent asks has no effect but its answer.
 */
export function wantsWords(kind: string, { effect }: Pick<RequestOption, "effect">): boolean {
  return kind !== "agent" && typeof effect === "object" && effect.reason === undefined;
}
