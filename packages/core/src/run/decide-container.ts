import { z } from "zod";
import type { Json } from "../json.ts";
import { atPath, resolveOperand } from "../plan/predicate.ts";
import { MAX_STEPS } from "../plan/plan.ts";
import { type MapStep, type Step, stepSchema } from "../plan/step.ts";
import { type Deciding, stepsDecided } from "./deciding.ts";
import { isInside } from "./graph.ts";
import { innerSteps } from "./inner-steps.ts";
import type { RunState, StepState } from "./state.ts";
import { isSettled } from "./status.ts";

const scopeSchema = z.object({ steps: z.array(stepSchema).min(1).max(MAX_STEPS) });

/**
 * Grows a container that may begin: children of a `map` from a list, of a `scope` from a plan in an
 * output. When it cannot grow, the reason goes to its ladder.
 */
export function expandContainer(into: Deciding, step: StepState): void {
  const { state } = into;
  const { steps, omitted = 0, problem } = growthOf(state, step);
  const tooMany = stepsDecided(into) + steps.length > MAX_STEPS;
  const why = problem ?? (tooMany ? `the plan would have more than ${MAX_STEPS} steps` : undefined);
  into.events.push({
    type: "plan.extended",
    step: step.id,
    data:
      why === undefined
        ? { steps, ...(omitted > 0 && { omitted }), ...generationsOf(state, step, steps) }
        : { steps: [], problem: why },
  });
}

interface Growth {
  readonly steps: Step[];
  readonly omitted?: number;
  readonly problem?: string | undefined;
}

function growthOf(state: RunState, { def }: StepState): Growth {
  const outputOf = (id: string): Json | undefined => state.steps.get(id)?.output;
  if (def.kind === "map") {
    const list = resolveOperand(def.over, outputOf);
    if (!Array.isArray(list)) return { steps: [], problem: "the output it maps over is no list" };
    return { steps: itemSteps(def, list.slice(0, def.cap)), omitted: list.length - def.cap };
  }
  if (def.kind !== "scope") return { steps: [] };
  const parsed = scopeSchema.safeParse(resolveOperand(def.from, outputOf));
  if (!parsed.success) {
    const from = JSON.stringify(def.from);
    const problem = `the plan in ${from} cannot be read: ${z.prettifyError(parsed.error)}`;
    return { steps: [], problem };
  }
  return innerSteps(parsed.data.steps, { inside: def.id, beside: [], widest: def.access });
}

/** One child for each item, each with a key of its own. */
function itemSteps(def: MapStep, items: readonly Json[]): Step[] {
  const seen = new Set<string>();
  return items.map((item, index): Step => {
    const named = def.key === undefined ? undefined : slug(atPath(item, def.key));
    let key = named ?? String(index + 1);
    for (let number = index + 1; seen.has(key); number++) key = `${named ?? "item"}.${number}`;
    seen.add(key);
    return { ...def.each, id: `${def.id}/${key}`, after: [], item };
  });
}

/** Children that were there before never take up a generation again: their attempts would have the same names. */
function generationsOf(
  state: RunState,
  container: StepState,
  steps: readonly Step[],
): { generations?: Record<string, number> } {
  const generations: Record<string, number> = {};
  for (const { id } of steps) {
    const next = (state.retired.get(id)?.generation ?? 0) + 1;
    if (next > container.generation) generations[id] = next;
  }
  return Object.keys(generations).length > 0 ? { generations } : {};
}

/** Ends a container whose children have all ended. */
export function decideChildren(into: Deciding, step: StepState): void {
  if (step.openChildren > 0 || isSettled(step.status)) return;
  // One of them is about to begin anew.
  const { reopening } = into.state;
  if (reopening && isInside(reopening.target, step)) return;
  const children = step.children;
  const output: Json =
    step.def.kind === "map"
      ? children.map((child): Json =>
          child.status === "completed"
            ? { key: localId(child), status: child.status, output: child.output ?? null }
            : { key: localId(child), status: child.status, error: child.reason ?? child.status },
        )
      : (children.findLast((child) => child.status === "completed")?.output ?? null);
  into.events.push({ type: "step.completed", step: step.id, data: { output } });
}

function localId(step: StepState): string {
  return step.id.slice(step.id.lastIndexOf("/") + 1);
}

function slug(value: Json | undefined): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const text = String(value)
    .replaceAll(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[-._]+|[-.]+$/g, "")
    .slice(0, 60);
  return text === "" ? undefined : text;
}
