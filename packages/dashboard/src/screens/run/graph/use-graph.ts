import type { StepObject } from "@wheelhouse/core";
import { useMemo, useState } from "react";
import { type GraphLayout, layoutGraph } from "./layout/layout-graph.ts";
import { nameOfStep } from "./step-words.ts";
import { graphKey, type GraphModel, graphModel } from "./model/graph-model.ts";

/** The graph of a run with all its places. */
export interface Graph {
  readonly model: GraphModel;
  readonly layout: GraphLayout;
  /** What a step is called. */
  readonly nameOf: (step: string) => string;
}

/** The graph of steps, which stays the same object until the plan changes or a person opens a fold. */
export function useGraph(steps: readonly StepObject[], expanded: ReadonlySet<string>): Graph {
  const key = graphKey(steps);
  const [held, setHeld] = useState({ key, steps });
  if (held.key !== key) setHeld({ key, steps });
  const plan = held.key === key ? held.steps : steps;
  const quiet = skippedAtLast(steps);
  return useMemo(() => {
    const model = graphModel(plan, expanded, new Set(quiet.split(" ")));
    const names = new Map(plan.map((step) => [step.id, nameOfStep(step)]));
    return { model, layout: layoutGraph(model), nameOf: (id) => names.get(id) ?? id };
  }, [plan, expanded, quiet]);
}

const ENDED = new Set<StepObject["status"]>(["completed", "failed", "skipped", "cancelled"]);

/** Ids of the steps that were skipped, once every step has ended; no id has a space. */
function skippedAtLast(steps: readonly StepObject[]): string {
  if (!steps.every(({ status }) => ENDED.has(status))) return "";
  return steps.flatMap(({ id, status }) => (status === "skipped" ? [id] : [])).join(" ");
}
