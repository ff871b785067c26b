import type { RunObject } from "@wheelhouse/core";
import { createContext } from "react";
import { snapshotOf } from "../../chat/refs/reference-of.ts";

/** The run whose findings are shown, and the project that issues of them are made in. */
export interface FindingSource {
  readonly run: string;
  readonly project: string;
  /** Commit or fingerprint of what the run looked at; undefined when nobody said. */
  readonly snapshot: string | undefined;
}

/** Where the findings come from that are shown; undefined where no issue can be made of them. */
export const FindingSource = createContext<FindingSource | undefined>(undefined);

/** The source of the findings of a run; undefined without a project, or before the run has ended. */
export function sourceOf(
  run: Pick<RunObject, "id" | "project" | "ended_at" | "receipt">,
): FindingSource | undefined {
  return run.project === null || run.ended_at === null
    ? undefined
    : { run: run.id, project: run.project.id, snapshot: snapshotOf(run) };
}
