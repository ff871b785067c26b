import { z } from "zod";

/** What a project refuses its agents, or has a person asked about; a rule never allows anything. All that it names must fit. */
export const permissionRuleSchema = z.strictObject({
  /** Kind of tool, such as `execute`. */
  kind: z.string().min(1).max(100).optional(),
  /** Name of a tool. */
  tool: z.string().min(1).max(200).optional(),
  /** Beginning of a path inside the project. */
  path: z.string().min(1).max(4096).optional(),
  decision: z.enum(["reject", "ask"]),
});
/** A rule of a project about permissions. */
export type PermissionRule = z.infer<typeof permissionRuleSchema>;
