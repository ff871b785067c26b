import { z } from "zod";
import { jsonSchema } from "../json.ts";
import { BANDS } from "./define-flow.ts";
import { operandSchema, predicateSchema } from "./predicate.ts";

/** Local part of a step id; children of containers are `parent/key`. */
export const stepIdSchema = z
  .string()
  .regex(
    /^[a-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/,
    "a step id is made of letters, digits, '.', '_' and '-'",
  );

/** Why an attempt failed; the ladder's `retry` rung selects by these. */
export const failureClassSchema = z.enum([
  "agent", // the agent's process or protocol broke
  "output", // the output does not fit the step's schema, after re-asking
  "empty", // success was claimed and nothing was done
  "postcondition",
  "critic", // the critic's cap or a breaker
  "unverified", // a verdict that cannot be read, or "cannot verify"
  "sendback", // more send-backs for a pair than allowed
  "timeout",
  "silence",
  "budget",
  "lost", // lost three times: the host died under it
  "code", // a code step threw
  "wrote", // a read step wrote
  "refused", // it could not be started under the required sandbox level
  "unavailable", // agent or function is not there
  "auth", // the provider does not know the key, or the sign-in has run out
  "endpoint", // the model's endpoint cannot be reached, or what it says is no reply
  "subrun", // the sub-run failed, or could not be started
  "cancelled", // a person cancelled the sub-run: no attempt and no supervisor follows
]);
/** Why an attempt failed. */
export type FailureClass = z.infer<typeof failureClassSchema>;

/** One rung of the failure ladder, tried in order. */
export const rungSchema = z.union([
  z.strictObject({
    retry: z.strictObject({
      /** How many further attempts this rung allows. */
      count: z.int().min(1).max(20),
      /** Pause before the first retry, in milliseconds; doubles each time, capped at ten minutes. */
      backoffMs: z.int().min(0).default(0),
      /** The classes it serves; absent means all but `refused`, `unavailable`, `auth` and `budget`. Nothing serves `cancelled`. */
      classes: z.array(failureClassSchema).optional(),
    }),
  }),
  z.literal("repair"),
  z.literal("ask"),
  z.literal("continue"),
]);
/** One rung of the failure ladder. */
export type Rung = z.infer<typeof rungSchema>;

/** Limits of a step or run; what is absent is unlimited. */
export const limitsSchema = z.strictObject({
  tokens: z.int().positive().optional(),
  costUsd: z.number().positive().optional(),
});
/** Token and cost limits. */
export type Limits = z.infer<typeof limitsSchema>;

/** A claim about the output that we check ourselves before a step counts as done. */
export const postconditionSchema = z.strictObject({
  name: z.string(),
  /** `self` names this step's new output. */
  test: predicateSchema.optional(),
  /** A registered pure function `name@version`; it gets `{output, inputs}` and returns `{ok, detail}`. */
  run: z.string().optional(),
});
/** A check of a step's output. */
export type Postcondition = z.infer<typeof postconditionSchema>;

/** A persona pinned into the plan. */
export const personaSchema = z.strictObject({ id: z.string(), text: z.string() });
/** A persona: id and the full text that the agent gets. */
export type Persona = z.infer<typeof personaSchema>;

/** Judge of a step's output, other than its author. */
export const criticSchema = z.strictObject({
  persona: personaSchema,
  /** What is judged, as text. */
  rubric: z.string(),
  /** What it has to know for that and the rubric cannot say, as Liquid over `{ input, outputs }`. */
  brief: z.string().optional(),
  /** How many rejections are allowed before the failure ladder. */
  rounds: z.int().min(1).max(10).default(3),
  /** Overrides the step's agent. */
  agent: z.string().optional(),
  /** Stop judging when the step has spent this many tokens. */
  tokens: z.int().positive().optional(),
});

const common = {
  id: stepIdSchema,
  label: z.string().optional(),
  /** Ids of the steps that must be settled first. */
  after: z.array(z.string()).default([]),
  join: z.enum(["all", "some", "settled"]).default("all"),
  when: predicateSchema.optional(),
  /** What a person reads when `when` is false; Liquid over outputs of ancestors is not allowed here. */
  otherwise: z.string().optional(),
  /** Only done when work was sent back to it: skipped, with `otherwise` as the reason, until then and where it is merely done anew. */
  onlySentBack: z.boolean().optional(),
  onFailure: z.array(rungSchema).default([]),
  /** Whole time of one attempt, in milliseconds. */
  timeoutMs: z.int().positive().optional(),
  /** Longest time without any sign of life, in milliseconds. */
  silenceMs: z.int().positive().optional(),
  limits: limitsSchema.optional(),
  postconditions: z.array(postconditionSchema).default([]),
  /** The element that a child of a `map` is about; set when the map expands. */
  item: jsonSchema.optional(),
};

/** How an agent's final output is read. */
export const outputSchema = z.union([
  z.literal("markdown"),
  /** JSON Schema (2020-12 subset that the validator knows). */
  z.strictObject({ schema: z.record(z.string(), jsonSchema) }),
]);

export const agentStepSchema = z.strictObject({
  ...common,
  kind: z.literal("agent"),
  persona: personaSchema,
  /** Liquid template over `{ input, outputs, step, reason }`. */
  prompt: z.string(),
  access: z.enum(["read", "write"]),
  /** `none`: it works in an empty directory and is shown nothing of the project. The project's files when absent. */
  ground: z.enum(["project", "none"]).optional(),
  /** `own`, or `continue:<step>` to go on in the conversation of an earlier step. */
  session: z.union([z.literal("own"), z.string().regex(/^continue:.+/)]).default("own"),
  output: outputSchema.default("markdown"),
  critic: criticSchema.optional(),
  /** Steps that this step's verdict may send back to. */
  sendBackTo: z.array(z.string()).default([]),
  /** Overrides the run's agent. */
  agent: z.string().optional(),
  model: z.string().optional(),
});

export const codeStepSchema = z.strictObject({
  ...common,
  kind: z.literal("code"),
  /** Registered `function@version`. */
  run: z.string().regex(/^[a-z][a-z0-9-]*@\d+$/, "a code step names function@version"),
  /** Static input; the function also gets the outputs of its ancestors. */
  input: z.record(z.string(), jsonSchema).default({}),
});

/** What choosing an option of a request does. */
export const effectSchema = z.union([
  z.literal("continue"),
  z.literal("stop"),
  z.literal("output"),
  z.literal("retry"),
  z.literal("accept"),
  z.strictObject({
    sendBack: z.string(),
    /** What the step that it goes back to is told, as Liquid over `{ input, outputs }`; whoever answers has to say it when absent. */
    reason: z.string().optional(),
  }),
]);
/** The effect of an answer. */
export type Effect = z.infer<typeof effectSchema>;

/** One choice that a person has. */
export const optionSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  effect: effectSchema,
});
/** One choice that a person has. */
export type RequestOption = z.infer<typeof optionSchema>;

/** A choice as a plan has it: one with `when` is only offered when that holds as the request is opened. */
export const plannedOptionSchema = optionSchema.extend({ when: predicateSchema.optional() });

/** What a request is about, when a screen can show it: the plan in a step's output, or the changes of the run. */
export const aboutSchema = z.strictObject({ kind: z.enum(["plan", "changes"]), step: z.string() });
/** What a request is about, when a screen can show it. */
export type About = z.infer<typeof aboutSchema>;

export const requestStepSchema = z.strictObject({
  ...common,
  kind: z.literal("request"),
  ask: z.enum(["question", "approval"]),
  /** Liquid template over `{ input, outputs }`. */
  text: z.string(),
  options: z.array(plannedOptionSchema).default([]),
  about: aboutSchema.optional(),
  /** After this many milliseconds without an answer the request expires and the step fails. */
  expiresMs: z.int().positive().optional(),
});

export const mapStepSchema = z.strictObject({
  ...common,
  kind: z.literal("map"),
  /** The earlier output that holds the list. */
  over: operandSchema,
  /** Property of an item that names it; its index when absent. */
  key: z.string().optional(),
  /** At most this many items; the omitted count is recorded. */
  cap: z.int().min(1).max(200).default(20),
  /** Template of the child; `{{ item }}` is the element. */
  each: z.union([
    agentStepSchema.omit({ id: true, after: true }),
    codeStepSchema.omit({ id: true, after: true }),
  ]),
});

export const scopeStepSchema = z.strictObject({
  ...common,
  kind: z.literal("scope"),
  /** The earlier output that holds `{ steps }`. */
  from: operandSchema,
  /** Widest access that its children may have. */
  access: z.enum(["read", "write"]).default("read"),
});

export const runStepSchema = z.strictObject({
  ...common,
  kind: z.literal("run"),
  /** Name of the flow that is run. Its plan is made, and pinned, when the step begins. */
  flow: z.string().min(1),
  /**
   * What the flow gets. Values are rendered at any depth when the step begins: an object that is an operand
   * (`{out, path?}`, `{first}` or `{value}`) becomes the value that it names, whatever its type, and a member whose
   * operand leads nowhere is left out; a string is a Liquid template over `{ input, outputs, project, band }` and stays
   * a string. `{value: …}` keeps what is in it as it is.
   */
  input: z.record(z.string(), jsonSchema).default({}),
  /** Widest access that the steps of the sub-run may have. */
  access: z.enum(["read", "write"]).default("read"),
  /** Its band; the run's own when absent. */
  band: z.enum(BANDS).optional(),
  /** Whether it leaves out what its synthesis does not need; as the run itself when absent. */
  fast: z.boolean().optional(),
});

/** Any step of a plan. */
export const stepSchema = z.discriminatedUnion("kind", [
  agentStepSchema,
  codeStepSchema,
  requestStepSchema,
  mapStepSchema,
  scopeStepSchema,
  runStepSchema,
]);

/** Any step of a plan, defaults filled in. */
export type Step = z.infer<typeof stepSchema>;
/** Any step as its author may write it, defaults left out. */
export type StepInput = z.input<typeof stepSchema>;
/** A step that an agent does. */
export type AgentStep = z.infer<typeof agentStepSchema>;
/** A step that a registered function does. */
export type CodeStep = z.infer<typeof codeStepSchema>;
/** A step that a person answers. */
export type RequestStep = z.infer<typeof requestStepSchema>;
/** A container over the items of an earlier output. */
export type MapStep = z.infer<typeof mapStepSchema>;
/** A container over a plan in an earlier output. */
export type ScopeStep = z.infer<typeof scopeStepSchema>;
/** A step that is a run of its own. */
export type RunStep = z.infer<typeof runStepSchema>;
