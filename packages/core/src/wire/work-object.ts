import { z } from "zod";
import {
  type ResolvedWork,
  type WorkSettings,
  workSettingsSchema,
} from "../issue/work-settings.ts";
import type { Limits } from "../plan/step.ts";

const { roles, checks, prepare, carry, network, freshChecks, branchPrefix, base } =
  workSettingsSchema.shape;
const { approval, accept, maxRuns } = workSettingsSchema.shape;
const roleShape = roles.unwrap().shape;

/** Names of the settings of work. */
export const WORK_IDS = [
  "roles",
  "checks",
  "prepare",
  "carry",
  "network",
  "fresh_checks",
  "branch_prefix",
  "base",
  "approval",
  "accept",
  "max_runs",
  "limits",
] as const;
/** Name of a setting of work. */
export type WorkId = (typeof WORK_IDS)[number];

const limitObjectSchema = z.strictObject({
  tokens: z.int().positive().nullable(),
  /** US dollars. */
  cost_usd: z.number().positive().nullable(),
});

/** What holds for how issues of a project are solved, on the wire. Null is nobody, nothing or no limit. */
export const workObjectSchema = z.strictObject({
  /** Agents by the part that they have; null is the agent of the run. */
  roles: z.strictObject({
    planner: roleShape.planner.unwrap().nullable(),
    worker: roleShape.worker.unwrap().nullable(),
    critic: roleShape.critic.unwrap().nullable(),
    judge: roleShape.judge.unwrap().nullable(),
    supervisor: roleShape.supervisor.unwrap().nullable(),
  }),
  /** Commands that show whether the work is right: a program and its arguments, never a line for a shell. */
  checks: checks.unwrap(),
  /** Commands that make a new clone ready. */
  prepare: prepare.unwrap(),
  /** Files that git ignores and a clone needs. */
  carry: carry.unwrap(),
  /** Whether commands may use the network. */
  network: network.unwrap(),
  /** Whether the checks after the work run in a fresh checkout of it. */
  fresh_checks: freshChecks.unwrap(),
  branch_prefix: branchPrefix.unwrap(),
  /** The branch that work begins from; null is what is checked out. */
  base: base.unwrap().nullable(),
  /** Whether a plan waits for a person: always, never, or until one was approved in the project. */
  approval: approval.unwrap(),
  /** Whether finished work waits for a person before its branch is made. */
  accept: accept.unwrap(),
  /** How many issues of the project are worked on at once. */
  max_runs: maxRuns.unwrap(),
  /** The most that one run, and all runs of one issue, may use. */
  limits: z.strictObject({ run: limitObjectSchema, issue: limitObjectSchema }),
});
/** What holds for how issues of a project are solved, on the wire. */
export type WorkObject = z.infer<typeof workObjectSchema>;

const { shape } = workObjectSchema;

/** What a person changes of it: a value takes the place of the whole setting, null takes their word back, what is absent stays. */
export const workChangeSchema = z.strictObject({
  roles: shape.roles.partial().nullable().optional(),
  checks: shape.checks.nullable().optional(),
  prepare: shape.prepare.nullable().optional(),
  carry: shape.carry.nullable().optional(),
  network: shape.network.nullable().optional(),
  fresh_checks: shape.fresh_checks.nullable().optional(),
  branch_prefix: shape.branch_prefix.nullable().optional(),
  base: shape.base.optional(),
  approval: shape.approval.nullable().optional(),
  accept: shape.accept.nullable().optional(),
  max_runs: shape.max_runs.nullable().optional(),
  limits: z
    .strictObject({
      run: limitObjectSchema.partial().optional(),
      issue: limitObjectSchema.partial().optional(),
    })
    .nullable()
    .optional(),
});
/** What a person changes of the settings of work. */
export type WorkChange = z.infer<typeof workChangeSchema>;

/** What holds, as the wire shows it. */
export function workObject(work: ResolvedWork): WorkObject {
  const { planner, worker, critic, judge, supervisor } = work.roles;
  return {
    roles: {
      planner: planner ?? null,
      worker: worker ?? null,
      critic: critic ?? null,
      judge: judge ?? null,
      supervisor: supervisor ?? null,
    },
    checks: work.checks,
    prepare: work.prepare,
    carry: work.carry,
    network: work.network,
    fresh_checks: work.freshChecks,
    branch_prefix: work.branchPrefix,
    base: work.base ?? null,
    approval: work.approval,
    accept: work.accept,
    max_runs: work.maxRuns,
    limits: { run: limitObject(work.limits.run), issue: limitObject(work.limits.issue) },
  };
}

/** The settings that a person has said. */
export function saidWork(work: WorkSettings): WorkId[] {
  return WORK_IDS.filter((id) => work[OWN[id]] !== undefined);
}

/** What a person says after a change. Throws a `ZodError` for what cannot be. */
export function changedWork(before: WorkSettings, change: WorkChange): WorkSettings {
  const after: Record<string, unknown> = { ...before };
  for (const id of WORK_IDS) {
    const value = change[id];
    if (value !== undefined) after[OWN[id]] = ownValue(value);
  }
  return workSettingsSchema.parse(withoutEmpty(after));
}

const OWN = {
  roles: "roles",
  checks: "checks",
  prepare: "prepare",
  carry: "carry",
  network: "network",
  fresh_checks: "freshChecks",
  branch_prefix: "branchPrefix",
  base: "base",
  approval: "approval",
  accept: "accept",
  max_runs: "maxRuns",
  limits: "limits",
} as const satisfies Readonly<Record<WorkId, keyof WorkSettings>>;

/** Objects without what is null, and with the names that settings have. */
function ownValue(value: unknown): unknown {
  if (value === null) return undefined;
  if (typeof value !== "object" || Array.isArray(value)) return value;
  const entries = Object.entries(value)
    .filter(([, each]) => each !== null)
    .map(([name, each]) => [name === "cost_usd" ? "costUsd" : name, ownValue(each)]);
  return withoutEmpty(Object.fromEntries(entries));
}

/** An object without what says nothing. */
function withoutEmpty(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, each]) =>
        each !== undefined &&
        !(typeof each === "object" && each !== null && Object.keys(each).length === 0),
    ),
  );
}

function limitObject({ tokens, costUsd }: Limits = {}): z.infer<typeof limitObjectSchema> {
  return { tokens: tokens ?? null, cost_usd: costUsd ?? null };
}
