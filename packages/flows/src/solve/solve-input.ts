import { ISSUE_TYPES } from "@wheelhouse/core";
import { z } from "zod";
import { draftSchema } from "./draft/draft-schema.ts";

/** Argument array of a program: the program first, no shell. */
export const commandSchema = z.array(z.string().min(1).max(2_000)).min(1).max(100);
/** A command with the name that plans and people call it by. */
export const namedCommandSchema = z.object({
  name: z.string().min(1).max(60),
  command: commandSchema,
});
/** A command with the name that plans and people call it by. */
export type NamedCommand = z.infer<typeof namedCommandSchema>;

/** The issue as it was when its run was started. */
const issueSchema = z.object({
  /** Key of its project. */
  project: z.string().min(1),
  number: z.int().min(1),
  title: z.string().min(1).max(500),
  /** Markdown. */
  description: z.string().max(100_000).default(""),
  type: z.enum(ISSUE_TYPES).nullish(),
  labels: z.array(z.string().max(100)).max(100).default([]),
  comments: z
    .array(z.object({ by: z.string().max(200), text: z.string().max(20_000) }))
    .max(500)
    .default([]),
  /** Run and finding that it was drafted from. */
  origin: z.object({ run: z.string(), finding: z.string() }).nullish(),
});

/** What the person's own settings allow work in this project, resolved for one run. */
const workSchema = z.object({
  /** Commands that plans may name, and that are run before and after the work. */
  checks: z.array(namedCommandSchema).max(20).default([]),
  /** Commands that make a fresh clone ready, in order. */
  prepare: z.array(commandSchema).max(20).default([]),
  /** Ignored files that the clone gets from the working tree, such as `.env`. */
  carry: z.array(z.string().min(1).max(1_000)).max(50).default([]),
  /** Whether commands may reach the network. */
  network: z.boolean().default(false),
  /** Whether the checks after the work run in a fresh checkout of it. */
  freshChecks: z.boolean().default(true),
  /** Whether a person is asked before the plan is carried out. */
  approval: z.enum(["ask", "auto"]).default("ask"),
  /** Whether a person is asked before the branch is handed over. */
  accept: z.enum(["ask", "auto"]).default("ask"),
  /** Name of the branch that is handed over. */
  branch: z.string().min(1).max(200),
  /** Branch that the work begins from; the project's HEAD when absent. */
  base: z.string().min(1).max(200).nullish(),
});

const agentId = z.string().min(1).max(200).optional();

/** Who does what: an agent's id for each role; the run's agent where a role has none. */
const rolesSchema = z.object({
  planner: agentId,
  worker: agentId,
  critic: agentId,
  judge: agentId,
  supervisor: agentId,
});

/**
 * Input of the flow `solve-issue`. It is complete: nothing of the issue or of the settings is looked up again while the run
 * goes on, so that a run is about what a person saw when they started it.
 */
export const solveInputSchema = z.object({
  issue: issueSchema,
  work: workSchema,
  roles: rolesSchema.default({}),
  /** A saved plan; understanding, sizing and drafting are left out. */
  plan: draftSchema.optional(),
});
/** Input of the flow `solve-issue`, defaults filled in. */
export type SolveInput = z.infer<typeof solveInputSchema>;
/** Input of the flow `solve-issue` as it may be given. */
export type SolveRequest = z.input<typeof solveInputSchema>;
