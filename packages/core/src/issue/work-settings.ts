import { z } from "zod";
import { limitsSchema } from "../plan/step.ts";

const agent = z.string().min(1).max(100);
/** A program and its arguments: never a line for a shell. */
const commandSchema = z.array(z.string().min(1).max(4_000)).min(1).max(100);
const WHOLE_PATH = /^(?:[/\\~]|[A-Za-z]:)|(?:^|\/)\.\.(?:\/|$)|\0/;

/** What may be set for how issues of a project are solved; what is absent is as {@link resolveWork} says. */
export const workSettingsSchema = z.strictObject({
  /** Who does what, by agent id; whoever is not named here is the agent of the run. */
  roles: z
    .strictObject({
      planner: agent.optional(),
      worker: agent.optional(),
      critic: agent.optional(),
      judge: agent.optional(),
      supervisor: agent.optional(),
    })
    .optional(),
  /** Commands that show whether the work is right; they run in the sandbox, over the clone. */
  checks: z
    .array(
      z.strictObject({
        name: z
          .string()
          .regex(/^[a-z0-9][a-z0-9._-]{0,49}$/, "is lower case letters, digits, '.', '_' and '-'"),
        command: commandSchema,
      }),
    )
    .max(20)
    .refine(
      (all) => new Set(all.map(({ name }) => name)).size === all.length,
      "has two checks of one name",
    )
    .optional(),
  /** Commands that make a new clone ready, such as the one that installs what it needs. */
  prepare: z.array(commandSchema).max(20).optional(),
  /** Files that git ignores and a clone needs, such as `.env`: paths inside the project. */
  carry: z
    .array(
      z
        .string()
        .min(1)
        .max(1_000)
        .refine((path) => !WHOLE_PATH.test(path), "is a path inside the project"),
    )
    .max(100)
    .optional(),
  /** Whether commands may use the network. */
  network: z.boolean().optional(),
  /** Whether the checks after the work run in a fresh checkout of it, which is made ready like a new clone. */
  freshChecks: z.boolean().optional(),
  /** What the names of branches begin with. */
  branchPrefix: z
    .string()
    .max(100)
    .regex(
      /^(?!.*(?:\.\.|\/\/|\.lock\/|@\{|\/\.))[A-Za-z0-9][A-Za-z0-9._/-]*$/,
      "is the beginning of a branch's name",
    )
    .optional(),
  /** The branch that work begins from; what is checked out when absent. */
  base: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^-\s~^:?*[\\][^\s~^:?*[\\]*$/, "is the name of a branch")
    .optional(),
  /** Whether a plan waits for a person: always, never, or until one was approved in this project. */
  approval: z.enum(["ask", "auto", "first"]).optional(),
  /** Whether finished work waits for a person before its branch is made. */
  accept: z.enum(["ask", "auto"]).optional(),
  /** How many issues of the project are worked on at once. */
  maxRuns: z.int().min(1).max(50).optional(),
  /** The most that one run, and all runs of one issue, may use. */
  limits: z
    .strictObject({ run: limitsSchema.optional(), issue: limitsSchema.optional() })
    .optional(),
});
/** What may be set for how issues of a project are solved. */
export type WorkSettings = z.infer<typeof workSettingsSchema>;
/** The parts that agents have in solving an issue. */
export type WorkRole = keyof NonNullable<WorkSettings["roles"]>;

/** What holds for how issues of a project are solved. */
export type ResolvedWork = {
  readonly [K in Exclude<keyof WorkSettings, "base">]-?: NonNullable<WorkSettings[K]>;
} & { readonly base?: string | undefined };

/** What holds where somebody has said this much, or nothing. */
export function resolveWork(said: WorkSettings = {}): ResolvedWork {
  return {
    roles: said.roles ?? {},
    checks: said.checks ?? [],
    prepare: said.prepare ?? [],
    carry: said.carry ?? [],
    network: said.network ?? false,
    freshChecks: said.freshChecks ?? true,
    branchPrefix: said.branchPrefix ?? "wheelhouse/",
    approval: said.approval ?? "first",
    accept: said.accept ?? "ask",
    maxRuns: said.maxRuns ?? 2,
    limits: said.limits ?? {},
    ...(said.base !== undefined && { base: said.base }),
  };
}
