import { BANDS, type Limits, type PlanInput, type StepInput } from "@wheelhouse/core";
import { z } from "zod";
import { compileStep } from "./compile-step.ts";
import type { Compiling } from "./compiling.ts";

/** What a flow file says of its plan. */
export interface FlowBody {
  readonly name: string;
  readonly title: string;
  /** The step whose output is the report; the last step when absent. */
  readonly report?: string | undefined;
  readonly limits?: Limits | undefined;
  readonly steps: readonly unknown[];
  /** What the person said is in the input of its code steps already: what looks like Liquid there is their text. */
  readonly isFilled?: boolean | undefined;
}

const headSchema = z.looseObject({
  id: z.string().optional().catch(undefined),
  bands: z.array(z.enum(BANDS)).optional().catch(undefined),
});

/** A step of the plan, and where in the file it is. */
export interface Placed {
  readonly step: StepInput;
  readonly path: readonly PropertyKey[];
}

/** A plan of a flow file for one band, each step with its place. */
export interface Compiled {
  readonly plan: PlanInput;
  readonly placed: readonly Placed[];
}

/**
 * Makes the plan of a flow file. Steps that the band leaves out disappear, also from the `after` of others; a
 * flow with agents gets a private copy of the project to work in, unless it makes one itself. Everything that is
 * wrong is told; undefined then.
 */
export function compilePlan(
  body: FlowBody,
  at: Omit<Compiling, "has" | "isFilled">,
): Compiled | undefined {
  const heads = body.steps.map((raw) => headSchema.safeParse(raw).data ?? {});
  const idOf = (index: number): string => heads[index]?.id ?? "";
  const inBand = (index: number): boolean => heads[index]?.bands?.includes(at.band) ?? true;
  const all = new Set(heads.map(({ id }) => id));
  const here = new Set(heads.filter((_, index) => inBand(index)).map(({ id }) => id));
  const { isFilled = false } = body;
  const compiling = { ...at, isFilled, has: (step: string) => here.has(step) };
  const made = body.steps.map((raw, index) => {
    const path = ["steps", index];
    return inBand(index) ? { step: compileStep(raw, path, compiling), path } : null;
  });
  const placed = made
    .filter((each) => each !== null)
    .flatMap(({ step, path }) => (step ? [{ step, path }] : []));
  const wanted = made.filter((each) => each !== null).length;
  if (placed.length < wanted) return undefined;
  if (placed.length === 0) {
    at.complain(["steps"], `it has no step in band ${at.band}`);
    return undefined;
  }
  const kept = placed.map(({ step, path }) => ({
    path,
    step: { ...step, after: (step.after ?? []).filter((id) => here.has(id) || !all.has(id)) },
  }));
  const report = body.report ?? idOf(made.findLastIndex((each) => each !== null));
  const steps = withSnapshot(kept);
  return {
    plan: {
      version: 1,
      flow: body.name,
      title: body.title,
      report,
      ...(body.limits && { limits: body.limits }),
      steps: steps.map(({ step }) => step),
    },
    placed: steps,
  };
}

/** Agents see a private copy of the project: without a step that makes it, they would stand in an empty directory. */
function withSnapshot(placed: readonly Placed[]): readonly Placed[] {
  const needs = placed.some(
    ({ step }) => step.kind === "agent" || step.kind === "map" || step.kind === "scope",
  );
  const makes = placed.some(({ step }) => step.kind === "code" && step.run.startsWith("snapshot@"));
  if (!needs || makes || placed.some(({ step }) => step.id === "snapshot")) return placed;
  const snapshot: StepInput = {
    kind: "code",
    id: "snapshot",
    label: "Copy the project",
    run: "snapshot@1",
    onFailure: [{ retry: { count: 2, backoffMs: 500 } }],
  };
  return [
    { step: snapshot, path: [] },
    ...placed.map(({ step, path }) => ({
      path,
      step: step.after?.length === 0 ? { ...step, after: ["snapshot"] } : step,
    })),
  ];
}
