import { z } from "zod";

/** How an agent was held while it was tried. */
export const TRIALS = ["enforced", "enforced-permissive", "agent-enforced"] as const;
/**
 * How an agent was held while it was tried: by our sandbox and its plan mode, by our sandbox in its own
 * most permissive mode, or by its plan mode alone.
 */
export type Trial = (typeof TRIALS)[number];

const checkSchema = z.strictObject({
  id: z.string(),
  outcome: z.enum(["passed", "failed", "not tried"]),
  /** One sentence, also when it passed, where there is something to say. */
  why: z.string().optional(),
});
/** What one check came to. */
export type CheckResult = z.infer<typeof checkSchema>;

const attackSchema = z.strictObject({
  id: z.string(),
  outcome: z.enum(["held", "wrote", "not tried"]),
  why: z.string().optional(),
});
/** What one attack came to. */
export type AttackResult = z.infer<typeof attackSchema>;

const trialSchema = z.strictObject({
  trial: z.enum(TRIALS),
  /** The agent's own mode, as it said itself. */
  mode: z.string().optional(),
  /** Why this trial could not be made. */
  refused: z.string().optional(),
  attacks: z.array(attackSchema),
  /** What changed in the guarded trees beyond what the attacks account for. */
  strays: z.array(z.string()),
});
/** What an agent did under one hold. */
export type TrialResult = z.infer<typeof trialSchema>;

/** Wire schema of a capability record. */
export const capabilityRecordSchema = z.strictObject({
  agent: z.string(),
  /** As its package says. */
  version: z.string(),
  /** Day of the run, as YYYY-MM-DD. */
  on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  checks: z.array(checkSchema),
  trials: z.array(trialSchema),
});
/** What the conformance and attack suite found for one version of an agent. */
export type CapabilityRecord = z.infer<typeof capabilityRecordSchema>;
