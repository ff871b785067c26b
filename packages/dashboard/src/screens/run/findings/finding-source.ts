import { createContext } from "react";

/** The run whose findings are shown, and the project that issues of them are made in. */
export interface FindingSource {
  readonly run: string;
  readonly project: string;
}

/** Where the findings come from that are shown; undefined where no issue can be made of them. */
export const FindingSource = createContext<FindingSource | undefined>(undefined);

/** The source of the findings of a run; undefined without a project, or before the run has ended. */
export function sourceOf(run: {
  readonly id: string;
  readonly project: { readonly id: string } | null;
  readonly ended_at: string | null;
}): FindingSource | undefined {
  return run.project === null || run.ended_at === null
    ? undefined
    : { run: run.id, project: run.project.id };
}
