import { z } from "zod";

const testedSchema = z.object({
  version: z.string(),
  /** Day of the test, as YYYY-MM-DD. */
  on: z.string(),
  passed: z.int(),
  failed: z.int(),
  /** Whether its own plan mode alone kept it from writing; null when that was not tried. */
  plan_mode_holds: z.boolean().nullable(),
});

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
  /** Whose program it is. */
  origin: z.enum(["own", "installed", "configured"]).optional(),
  /** Where its model runs: nowhere, on this machine, or at a provider who may charge for it. */
  calls: z.enum(["nothing", "local", "provider"]).optional(),
  /** Its program; null when it was not found, and for ours. */
  path: z.string().nullable().optional(),
  signed_in: z.enum(["not-needed", "yes", "no", "unknown"]).optional(),
  /** What the conformance suite found for this version or the last one that was tested; null when never. */
  tested: testedSchema.nullable().optional(),
});
/** An agent on the wire. */
export type AgentObject = z.infer<typeof agentObjectSchema>;

/** What is known of an agent on this machine, in the shape in which the agent port says it. */
export interface KnownAgent {
  readonly id: string;
  readonly name: string;
  readonly modelFree: boolean;
  readonly version: string | undefined;
  readonly origin?: AgentObject["origin"];
  readonly calls?: AgentObject["calls"];
  readonly path?: string | undefined;
  readonly signedIn?: AgentObject["signed_in"];
  readonly tested?: KnownTest | undefined;
  readonly status:
    | { readonly usable: true; readonly level: string }
    | { readonly usable: false; readonly reason: string; readonly hint: string };
}

/** What is known of the tests of an agent. */
interface KnownTest {
  readonly version: string;
  readonly on: string;
  readonly passed: number;
  readonly failed: number;
  readonly planModeHolds: boolean | undefined;
}

/** An agent as the wire shows it. */
export function agentObject(agent: KnownAgent): AgentObject {
  const { id, name, modelFree, version = null, status } = agent;
  const { origin, calls, path = null, signedIn, tested } = agent;
  const known = {
    id,
    name,
    version,
    model_free: modelFree,
    ...(origin !== undefined && { origin }),
    ...(calls !== undefined && { calls, path }),
    ...(signedIn !== undefined && { signed_in: signedIn, tested: testedObject(tested) }),
  };
  return status.usable
    ? { ...known, status: "usable", level: status.level, reason: null, hint: null }
    : { ...known, status: "unusable", level: null, reason: status.reason, hint: status.hint };
}

function testedObject(test: KnownTest | undefined): z.infer<typeof testedSchema> | null {
  if (!test) return null;
  const { planModeHolds = null, ...rest } = test;
  return { ...rest, plan_mode_holds: planModeHolds };
}
