import {
  type OpenAttempt,
  type RunState,
  type StepState,
  subRunId,
  type Wish,
} from "@wheelhouse/core";

/** An attempt under way that is a run of its own. */
export interface OpenSubRun {
  readonly wish: Wish;
  readonly attempt: string;
  /** The id of that run, whether it has been born yet or not. */
  readonly run: string;
}

/** Whether an attempt is a run of its own: it outlives its host, since a journal and no process holds it. */
export function isSubRun({ def }: StepState, attempt: OpenAttempt | undefined): boolean {
  return def.kind === "run" && attempt?.role === "author";
}

/** The attempts of a run that are runs of their own. */
export function openSubRuns(state: RunState): OpenSubRun[] {
  return [...state.active].flatMap((step) => {
    const { attempt } = step;
    if (!attempt || !isSubRun(step, attempt)) return [];
    const { id, guidance, maxTokens, maxCostUsd } = attempt;
    const wish: Wish = {
      step,
      role: "author",
      resume: undefined,
      guidance,
      grants: [],
      maxTokens,
      maxCostUsd,
    };
    return [{ wish, attempt: id, run: subRunId(state.id, id) }];
  });
}
