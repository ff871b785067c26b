import { limitsSchema, permissionRuleSchema } from "@wheelhouse/core";
import { z } from "zod";

/**
 * What a project says about its runs. It can be anybody's file, in a repository that was only cloned:
 * *Contract*: nothing here names a command, an address or a key, or allows what is not allowed anyway.
 */
export const settingsSchema = z.strictObject({
  /** Who does the agent steps of runs over this project. */
  agent: z.string().min(1).max(100).optional(),
  model: z.string().min(1).max(300).optional(),
  /** What its agents are refused, or a person is asked about, beside what is refused anyway. */
  rules: z.array(permissionRuleSchema).max(100).optional(),
  /** Whether a run goes on by itself when a provider takes requests again. */
  autoContinue: z.boolean().optional(),
  /** The most that a run may use. */
  limits: limitsSchema.optional(),
});
/** What a project says about its runs. */
export type Settings = z.infer<typeof settingsSchema>;
