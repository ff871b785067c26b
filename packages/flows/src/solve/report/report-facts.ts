import type { CodeContext, Step } from "@wheelhouse/core";
import { z } from "zod";
import { compiledSchema } from "../compile/compile-solver.ts";
import { workOutputSchema } from "../compile/step-output.ts";
import { SCOPE } from "../compile/step-prompt.ts";
import { type ChangesOutput, changesSchema } from "../io/changes.ts";
import { type ChecksOutput, checksSchema } from "../io/checks.ts";
import {
  cloneSchema,
  exportedSchema,
  handOverSchema,
  type MergeabilityOutput,
  mergeabilitySchema,
  refusedSchema,
} from "../io/hand-over.ts";
import { settledSchema } from "../io/bring-base.ts";
import { UPDATE } from "../update/update-names.ts";
import { understandingSchema } from "../plan/understanding.ts";
import { type SolveInput, solveInputSchema } from "../solve-input.ts";
import { type Judgement, judgementSchema } from "../verdict/judgement.ts";

/** A step of the work as the report tells of it. */
export interface ToldStep {
  readonly id: string;
  readonly label: string;
  readonly status: string;
  readonly reason: string | undefined;
  readonly work: z.infer<typeof workOutputSchema> | undefined;
  readonly checks: ChecksOutput | undefined;
}

/** What a person said to a request of the flow. */
export interface Said {
  readonly step: string;
  readonly by: string;
  readonly words: string;
}

/** All that the report of an issue is made of. */
export interface ReportFacts {
  readonly input: SolveInput;
  readonly understood: z.infer<typeof understandingSchema> | undefined;
  readonly plan: z.infer<typeof compiledSchema> | undefined;
  readonly clone: z.infer<typeof cloneSchema> | undefined;
  readonly steps: readonly ToldStep[];
  readonly baseline: ChecksOutput | undefined;
  readonly evidence: ChecksOutput | undefined;
  readonly changes: ChangesOutput | undefined;
  readonly judgement: Judgement | undefined;
  readonly base: MergeabilityOutput | undefined;
  /** What was brought in of the branch that the work began from; undefined when nothing was. */
  readonly brought: string | undefined;
  readonly said: readonly Said[];
  readonly handedOver: z.infer<typeof handOverSchema> | undefined;
  /** Where it was saved in place of a branch. */
  readonly exported: z.infer<typeof exportedSchema> | undefined;
  /** Why there is no branch; undefined when there is one. */
  readonly notHandedOver: string | undefined;
}

/** Reads what a run has come to. What cannot be read is left out: a report is made of what there is. */
export function reportFacts(context: CodeContext): ReportFacts {
  const find = <T>(step: string, schema: z.ZodType<T>): T | undefined =>
    schema.safeParse(context.outputs[step]).data;
  const plan = find("compile", compiledSchema);
  return {
    input: solveInputSchema.parse(context.runInput),
    understood: find("understand", understandingSchema),
    plan,
    clone: find("clone", cloneSchema),
    steps: toldSteps(context, plan?.steps ?? []),
    baseline: find("baseline", checksSchema),
    evidence: find("evidence", checksSchema),
    changes: find("changes", changesSchema),
    judgement: find("verify", judgementSchema),
    base: find("base-now", mergeabilitySchema) ?? find("mergeable", mergeabilitySchema),
    brought: broughtIn(find(`${UPDATE}/settle`, settledSchema)),
    said: saidIn(context),
    handedOver: find("hand-over", handOverSchema) ?? find("settle", handOverSchema),
    exported: find("settle", exportedSchema),
    notHandedOver:
      find("hand-over", refusedSchema)?.refused.why ?? context.settled["hand-over"]?.reason,
  };
}

function broughtIn(settled: z.infer<typeof settledSchema> | undefined): string | undefined {
  return settled?.updated === true ? settled.reason : undefined;
}

const INSIDE = `${SCOPE}/`;

/** Steps of the work in the order in which they settled; those of a repair have no label that is known here. */
function toldSteps(context: CodeContext, planned: readonly Step[]): ToldStep[] {
  return Object.entries(context.settled).flatMap(([name, { status, reason }]) => {
    if (!name.startsWith(INSIDE)) return [];
    const id = name.slice(INSIDE.length);
    return {
      id,
      label: planned.find((step) => step.id === id)?.label ?? id,
      status,
      reason,
      work: workOutputSchema.safeParse(context.outputs[name]).data,
      checks: checksSchema.safeParse(context.outputs[name]).data,
    };
  });
}

const answerSchema = z.object({
  option: z.string().nullable(),
  text: z.string().nullable(),
  by: z.string(),
});

function saidIn({ outputs }: CodeContext): Said[] {
  return Object.entries(outputs).flatMap(([step, output]) => {
    const { data } = answerSchema.safeParse(output);
    if (!data) return [];
    const words = [data.option, data.text].filter((part) => part !== null).join(": ");
    return { step, by: data.by, words };
  });
}
