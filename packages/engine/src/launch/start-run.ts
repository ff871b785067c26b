import { createHash } from "node:crypto";
import { z } from "zod";
import {
  type Band,
  canonical,
  type Flow,
  type JsonObject,
  jsonSchema,
  type Limits,
  limitsSchema,
  nearest,
  parsePlan,
  type PermissionRule,
  permissionRuleSchema,
  type Plan,
  type PlanInput,
  planSchema,
  type RunEvent,
  type RunParent,
  WheelhouseError,
} from "@wheelhouse/core";
import type { EnginePorts } from "../ports.ts";
import { checkSubRuns, type Inside } from "./check-sub-runs.ts";

/** What a person asks for when they start a run. */
export interface StartRequest {
  readonly flow: string;
  readonly input: JsonObject;
  readonly band: Band;
  readonly fast: boolean;
  readonly project: { readonly id: string; readonly path: string };
  readonly agent?: string | undefined;
  readonly model?: string | undefined;
  /** The most that the run may use; the flow's own limits hold as well. */
  readonly limits?: Limits | undefined;
  /** What the project refuses the agents, or has a person asked about. */
  readonly rules?: PermissionRule[] | undefined;
  /** Whether the run goes on by itself when a provider takes requests again. */
  readonly autoContinue?: boolean | undefined;
  readonly by: string;
  readonly title?: string | undefined;
  /** The plan, already made from the input: of a flow that is a file, which the host does not read again. */
  readonly plan?: PlanInput | undefined;
}

/** Wire schema of a {@link StartRequest}. */
export const startRequestSchema: z.ZodType<StartRequest> = z.strictObject({
  flow: z.string(),
  input: z.record(z.string(), jsonSchema),
  band: z.enum(["small", "medium", "large"]),
  fast: z.boolean(),
  project: z.strictObject({ id: z.string(), path: z.string() }),
  agent: z.string().optional(),
  model: z.string().optional(),
  limits: limitsSchema.optional(),
  rules: z.array(permissionRuleSchema).optional(),
  autoContinue: z.boolean().optional(),
  by: z.string(),
  title: z.string().optional(),
  plan: planSchema.optional(),
});

/** A request with its input parsed by the flow, and the plan that it gets. */
export interface Planned {
  readonly plan: Plan;
  readonly request: StartRequest;
}

/** What a plan may be made from. */
export type PlanPorts = Pick<EnginePorts, "flows" | "functions">;

/**
 * Builds and validates the plan of a request, `inside` other runs when it is a sub-run's. Throws `flow.unknown`,
 * `flow.input` or `plan.invalid`.
 */
export function planOf(ports: PlanPorts, request: StartRequest, inside?: Inside): Planned {
  if (inside && ports.flows.get(request.flow)?.isNeverInside)
    throw new WheelhouseError("plan.invalid", `${request.flow} is never a step of another run.`, {
      hint: "Start it by itself.",
    });
  const planned = makePlan(ports, request, inside?.access);
  checkSubRuns(planned, inside?.flows ?? [], (below, at) => planOf(ports, below, at));
  return planned;
}

function makePlan(
  ports: PlanPorts,
  request: StartRequest,
  widest: Inside["access"] = "write",
): Planned {
  const rules = {
    functions: new Set(ports.functions.keys()),
    flows: new Set(ports.flows.keys()),
    widest,
  };
  const { plan: made, ...rest } = request;
  if (made) return { plan: parsePlan(limited(made, request.limits), rules), request: rest };
  const flow = findFlow(ports.flows, request.flow);
  const parsed = flow.input.safeParse(request.input);
  if (!parsed.success) {
    throw new WheelhouseError(
      "flow.input",
      `${flow.name} cannot take this input: ${z.prettifyError(parsed.error)}`,
      {
        hint: `See what it takes: wheelhouse flows ${flow.name}`,
      },
    );
  }
  const plan = flow.plan({
    input: parsed.data,
    band: request.band,
    fast: request.fast,
    project: request.project,
  });
  return {
    plan: parsePlan(limited(plan, request.limits), rules),
    request: { ...request, input: parsed.data },
  };
}

/** A plan under the limits of a request as well: of two, the smaller holds. */
function limited(plan: PlanInput, { tokens, costUsd }: Limits = {}): PlanInput {
  if (tokens === undefined && costUsd === undefined) return plan;
  const limits: Limits = { ...plan.limits };
  if (tokens !== undefined) limits.tokens = Math.min(tokens, limits.tokens ?? tokens);
  if (costUsd !== undefined) limits.costUsd = Math.min(costUsd, limits.costUsd ?? costUsd);
  return { ...plan, limits };
}

/** The events that make a run exist, in one append; `parent` when it is a step of another one. */
export function birthOf({ plan, request }: Planned, host: string, parent?: RunParent): RunEvent[] {
  const { flow, input, band, project, agent, model, rules, autoContinue, by } = request;
  return [
    {
      type: "run.created",
      data: {
        flow,
        title: request.title ?? plan.title ?? flow,
        project: { ...project },
        input: { ...input, ...(request.fast ? { fast: true } : {}) },
        band,
        ...(agent === undefined ? {} : { agent }),
        ...(model === undefined ? {} : { model }),
        ...(rules === undefined ? {} : { rules }),
        ...(autoContinue === undefined ? {} : { autoContinue }),
        ...(parent === undefined ? {} : { parent }),
        by,
      },
    },
    { type: "run.planned", data: { hash: hashOf(plan), plan } },
    { type: "run.started", data: { host } },
  ];
}

/** Content hash that pins a plan. */
export function hashOf(plan: Plan): string {
  return createHash("sha256")
    .update(canonical(jsonSchema.parse(plan)))
    .digest("hex");
}

function findFlow(flows: ReadonlyMap<string, Flow>, name: string): Flow {
  const flow = flows.get(name);
  if (flow) return flow;
  const near = nearest(name, [...flows.keys()]);
  throw new WheelhouseError("flow.unknown", `There is no flow named ${JSON.stringify(name)}.`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.join(" or ")}? All flows: wheelhouse flows`
        : "All flows: wheelhouse flows",
  });
}
