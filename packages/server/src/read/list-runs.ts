import { type RunListItem, runListItem, runRowSchema, type ShownStatus } from "@wheelhouse/core";
import type { ServerDeps } from "../server-deps.ts";

/** Runs of one answer when nobody says how many. */
const USUAL = 1_000;
/** The name of our own runs among sources. */
const OWN = "wheelhouse";

/** Which runs are wanted. */
export interface RunsQuery {
  readonly project_id?: string | undefined;
  readonly source?: string | undefined;
  readonly status?: ShownStatus | undefined;
  readonly flow?: string | undefined;
  readonly limit?: number | undefined;
}

/** Runs, newest first. */
export async function listRuns(
  { journal, wheel }: Pick<ServerDeps, "journal" | "wheel">,
  { project_id, source = OWN, status, flow, limit = USUAL }: RunsQuery,
): Promise<RunListItem[]> {
  if (source !== OWN) return [];
  const rows = await journal.rows("runs", {
    where: { ...(project_id !== undefined && { project_id }), ...(flow !== undefined && { flow }) },
    orderBy: "created_at",
    descending: true,
    // The status that is shown depends on who drives, which the table does not know.
    limit: status === undefined ? limit : undefined,
  });
  const driving = new Set(await wheel.driving());
  return rows
    .map((row) => runRowSchema.parse(row))
    .map((row) => runListItem(row, { driven: driving.has(row.id) }))
    .filter((run) => status === undefined || run.status === status)
    .slice(0, limit);
}
