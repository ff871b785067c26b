import { z } from "zod";

/** An agent on the wire. */
export const agentObjectSchema = z.object({
  id: z.string(),
  status: z.enum(["usable", "unusable"]),
  name: z.string(),
  version: z.string().nullable(),
  /** True when it calls no model. */
  model_free: z.boolean(),
  /** How writing is prevented while it reads; null when it cannot be used. */
  level: z.string().nullable(),
  /** Why it cannot be used, and what to do about it. */
  reason: z.string().nullable(),
  hint: z.string().nullable(),
});
/** An agent on the wire. */
export type AgentObject = z.infer<typeof agentObjectSchema>;

/** What is known of an agent on this machine, in the shape in which the agent port says it. */
export interface KnownAgent {
  readonly id: string;
  readonly name: string;
  readonly modelFree: boolean;
  readonly version: string | undefined;
  readonly status:
    | { readonly usable: true; readonly level: string }
    | { readonly usable: false; readonly reason: string; readonly hint: string };
}

/** An agent as the wire shows it. */
export function agentObject(agent: KnownAgent): AgentObject {
  const { id, name, modelFree, version = null, status } = agent;
  const known = { id, name, version, model_free: modelFree };
  return status.usable
    ? { ...known, status: "usable", level: status.level, reason: null, hint: null }
    : { ...known, status: "unusable", level: null, reason: status.reason, hint: status.hint };
}
