import { type RunRow, runRowSchema } from "@wheelhouse/core";
import type { Engine } from "@wheelhouse/engine";
import type { IssueJournal } from "../board/read-board.ts";
import { SOLVE_ISSUE } from "../solve-issue.ts";

/** The runs of issues that are driven here, as far as places are concerned. */
export interface Places {
  /** Runs that have begun and not ended: each holds a place of its project, also while it waits for a person. */
  readonly begun: readonly RunRow[];
  /** Runs that wait for a place, in the order of their birth. */
  readonly queued: readonly RunRow[];
}

/**
 * Who holds a place and who waits for one. A run that nobody drives holds none: it was left, and might be left for ever.
 */
export async function placesOf(
  journal: IssueJournal,
  engine: Pick<Engine, "driving">,
  project?: string,
): Promise<Places> {
  const rows = await journal.rows("runs", {
    where: {
      flow: SOLVE_ISSUE,
      ended_at: null,
      ...(project !== undefined && { project_id: project }),
    },
    orderBy: "created_at",
  });
  const driving = new Set(engine.driving);
  const driven = rows
    .map((row) => runRowSchema.parse(row))
    .filter(({ id, parent_run: parent }) => parent === null && driving.has(id));
  return {
    begun: driven.filter(({ status }) => status !== "queued"),
    queued: driven.filter(({ status }) => status === "queued"),
  };
}

/** The queued runs that may begin now, in their order. Pure. */
export function admitted({ begun, queued }: Places, most: number): readonly RunRow[] {
  return queued.slice(0, Math.max(0, most - begun.length));
}
