import type { FailureClass, Json, RunEvent, RunState, Spent, Usage } from "@wheelhouse/core";
import { type At, failed } from "../perform/end-of-attempt.ts";

/** The outcome of an attempt whose sub-run has ended by itself, or by what somebody said to it. */
export function endOfSubRun(at: At, sub: RunState): RunEvent[] {
  const { ended, fatal } = sub;
  const usage = usageOf(sub.spent);
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
export function usageOf(spent: Spent): Usage {
  const { inputTokens, outputTokens, costUsd, unknownTokens, unknownCost } = spent;
  const { cachedTokens, cacheWriteTokens, reasoningTokens } = spent;
  const saysTokens = unknownTokens === 0 || inputTokens + outputTokens > 0;
  const saysCost = unknownCost === 0 || costUsd > 0;
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
