import {
  agentStepSchema,
  BANDS,
  codeStepSchema,
  criticSchema,
  mapStepSchema,
  requestStepSchema,
  runStepSchema,
  scopeStepSchema,
} from "@wheelhouse/core";
import { z } from "zod";

const words = z.union([z.string(), z.array(z.string())]);
const duration = z
  .string()
  .regex(/^\d+(ms|s|m|h)$/, "expected a number with ms, s, m or h, such as 90s or 20m");

/** What every step may say beside the plan's own words. */
const common = {
  /** One id or several. */
  after: words.optional(),
  /** The bands that have this step; all when absent. */
  bands: z.array(z.enum(BANDS)).min(1).optional(),
  /** Instead of `timeoutMs`. */
  timeout: duration.optional(),
  /** Instead of `silenceMs`. */
  silence: duration.optional(),
  // Read by functions of their own, which know where in them a mistake is.
  when: z.unknown().optional(),
  postconditions: z.unknown().optional(),
};

const agentForm = z.strictObject({
  ...agentStepSchema.shape,
  ...common,
  access: z.enum(["read", "write"]).default("read"),
  persona: z.unknown(),
  output: z.unknown().optional(),
  critic: z.strictObject({ ...criticSchema.shape, persona: z.unknown() }).optional(),
  sendBackTo: words.optional(),
  /** The contracts that its brief ends with. */
  contracts: z.enum(["produce", "review"]).optional(),
  /** The findings that its work is about, as a reference such as `outputs.fold.findings`. */
  about: z.string().optional(),
});
const codeForm = z.strictObject({ ...codeStepSchema.shape, ...common });
const requestForm = z.strictObject({ ...requestStepSchema.shape, ...common });
const mapForm = z.strictObject({
  ...mapStepSchema.shape,
  ...common,
  over: z.unknown(),
  each: z.record(z.string(), z.unknown()),
});
const scopeForm = z.strictObject({ ...scopeStepSchema.shape, ...common, from: z.unknown() });
const runForm = z.strictObject({ ...runStepSchema.shape, ...common });

/** The steps of a flow file, by kind: the plan's own words, and the short ones. */
export const STEP_FORMS = {
  agent: agentForm,
  code: codeForm,
  request: requestForm,
  map: mapForm,
  scope: scopeForm,
  run: runForm,
} as const;
/** A kind of step. */
export type StepKind = keyof typeof STEP_FORMS;
/** A step as a flow file has it, its kind known. */
export type StepForm = { [Kind in StepKind]: z.output<(typeof STEP_FORMS)[Kind]> }[StepKind];

/** By which word a step shows its kind when it does not say so. */
const MARKS: readonly (readonly [string, StepKind])[] = [
  ["persona", "agent"],
  ["prompt", "agent"],
  ["run", "code"],
  ["ask", "request"],
  ["each", "map"],
  ["over", "map"],
  ["flow", "run"],
  ["from", "scope"],
];

/** The kind of a step: what it says, else what its words show; undefined when neither does. */
export function kindOf(raw: Readonly<Record<string, unknown>>): StepKind | undefined {
  const said = raw["kind"];
  if (said !== undefined)
    return Object.keys(STEP_FORMS).find((kind): kind is StepKind => kind === said);
  return MARKS.find(([word]) => Object.hasOwn(raw, word))?.[1];
}

/** Milliseconds of a duration such as `20m`. */
export function millisecondsOf(text: string): number {
  const [, count = "0", unit = "ms"] = /^(\d+)(ms|s|m|h)$/.exec(text) ?? [];
  return Number(count) * ({ ms: 1, s: 1_000, m: 60_000, h: 3_600_000 }[unit] ?? 1);
}
