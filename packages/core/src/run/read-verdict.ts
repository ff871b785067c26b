import { z } from "zod";
import type { RunEvent } from "./events.ts";
import type { StepState } from "./state.ts";

/** What a critic hands in. */
export const verdictSchema = z.object({
  verdict: z.enum(["accept", "reject", "cannot-verify"]),
  findings: z.array(z.string()).default([]),
  sendBack: z.object({ to: z.string(), reason: z.string() }).optional(),
});

/** The judgement that a critic's output stands for; what cannot be read means no. */
export function readVerdict(step: StepState): RunEvent {
  const base = {
    type: "critic.judged",
    step: step.id,
    attempt: `${step.id}#${step.generation}.${step.ordinal}`,
  } as const;
  const round = step.round + 1;
  const parsed = verdictSchema.safeParse(step.verdict);
  if (!parsed.success) {
    return {
      ...base,
      data: { verdict: "cannot-verify", round, findings: ["the verdict could not be read"] },
    };
  }
  return { ...base, data: { ...parsed.data, round } };
}
