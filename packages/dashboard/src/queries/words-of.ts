import { isWheelhouseError } from "@wheelhouse/core";

/** An error in the words that a person reads: the cause, and what to do next. */
export function wordsOf(error: unknown): { readonly title: string; readonly text?: string } {
  if (!isWheelhouseError(error)) return { title: "Something went wrong on this page." };
  return { title: error.message, ...(error.hint !== undefined && { text: error.hint }) };
}
