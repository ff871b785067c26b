import type { NoticeObject } from "@wheelhouse/core";
import type { GivenInputs } from "./start-of.ts";

/**
 * The input at which a notice is shown: the one that it is about, or the focus when the words that lead nowhere stand
 * there, since a focus may give what another input asks for. Undefined for a notice that is about no input.
 */
export function placeOf(
  { input, said }: Pick<NoticeObject, "input" | "said">,
  { focus, given }: { readonly focus: string; readonly given: GivenInputs },
): string | undefined {
  if (input === undefined || said === undefined) return input;
  const own = given[input];
  const isOwn = typeof own === "string" && own.includes(said);
  return !isOwn && focus.includes(said) ? "question" : input;
}
