import { isWheelhouseError, type RunListItem, WheelhouseError } from "@wheelhouse/core";
import { wordsOf } from "../../queries/words-of.ts";

/**
 * Cancels every one of these runs, whatever becomes of the others; one that has ended meanwhile is as wanted.
 * Throws when some could not be cancelled: how many, and why the first could not, with its code.
 */
export async function cancelEach(
  runs: readonly RunListItem[],
  cancel: (id: string) => Promise<unknown>,
): Promise<void> {
  const settled = await Promise.allSettled(runs.map(({ id }) => cancel(id)));
  const reasons = settled
    .flatMap((result): unknown[] => (result.status === "rejected" ? [result.reason] : []))
    .filter((reason) => !(isWheelhouseError(reason) && reason.code === "run.ended"));
  if (reasons.length === 0) return;
  const [reason] = reasons;
  if (runs.length === 1) throw reason;
  const { title, text } = wordsOf(reason);
  throw new WheelhouseError(
    isWheelhouseError(reason) ? reason.code : "internal",
    `${reasons.length} of ${runs.length} runs could not be cancelled. ${title}`,
    { hint: text, cause: reason },
  );
}
