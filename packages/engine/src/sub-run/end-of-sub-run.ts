import {
  type FailureClass,
  type Json,
  type RunEvent,
  type RunState,
  spentOfState,
  type Usage,
} from "@wheelhouse/core";
import { type At, failed } from "../perform/end-of-attempt.ts";

/** The outcome of an attempt whose sub-run has ended by itself, or by what somebody said to it. */
export function endOfSubRun(at: At, sub: RunState): RunEvent[] {
  const { ended, fatal } = sub;
  const usage = usageOf(sub);
  if (ended?.status === "completed") {
    const report = ended.report === undefined ? undefined : sub.steps.get(ended.report)?.output;
    const output: Json = { run: sub.id, report: report ?? null };
    return [{ type: "attempt.completed", ...at, data: { output, usage } }];
  }
  const [kind, how]: [FailureClass, string] =
    ended?.status === "cancelled" ? ["cancelled", "was cancelled"] : ["subrun", "failed"];
  const where = fatal ? ` at ${fatal.step}` : "";
  const why = ended?.error === undefined ? "" : `: ${ended.error}`;
  return failed(at, kind, `its sub-run ${sub.id} ${how}${where}${why}`, usage);
}

/** What a sub-run has used. A figure that nobody in it has said is absent, never zero. */
export function usageOf(sub: RunState): Usage {
  // Agents without a model say nothing, and it is known that they use nothing.
  const { inputTokens, outputTokens, costUsd, unknownTokens, unknownCost } = spentOfState(sub);
  const { cachedTokens, cacheWriteTokens, reasoningTokens } = sub.spent;
  const saysTokens = inputTokens !== null && outputTokens !== null;
  const saysCost = costUsd !== null;
  return {
    ...(saysTokens && { inputTokens, outputTokens }),
    ...(cachedTokens !== undefined && { cachedTokens }),
    ...(cacheWriteTokens !== undefined && { cacheWriteTokens }),
    ...(reasoningTokens !== undefined && { reasoningTokens }),
    ...(saysCost && { costUsd }),
    ...(saysTokens && unknownTokens > 0 && { unknownTokens }),
    ...(saysCost && unknownCost > 0 && { unknownCost }),
  };
}
