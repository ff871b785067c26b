import { hasOwnSource, runRowSchema, shownStatus } from "@wheelhouse/core";
import type { ServerDeps } from "../server-deps.ts";
import { type FoundRun, mentions, type WhichRuns } from "./found-run.ts";

/** What tells whether a run is meant, and nothing that is only shown: there may be many. */
const COLUMNS = [
  "id",
  "status",
  "open_requests",
  "created_at",
  "title",
  "flow",
  "project_id",
  "project_path",
] as const;
const leanSchema = runRowSchema.pick({
  id: true,
  status: true,
  open_requests: true,
  created_at: true,
});

type Deps = Pick<ServerDeps, "journal" | "wheel">;

/** Runs of ours that are meant, in the order of the list. */
export async function findOwn(
  { journal, wheel }: Deps,
  { project_id, source, has, flow, q }: WhichRuns,
): Promise<FoundRun[]> {
  // A journal of ours has no lines that are no events.
  if (!hasOwnSource(source) || has !== undefined) return [];
  const where = {
    ...(project_id !== undefined && { project_id }),
    ...(flow !== undefined && { flow }),
  };
  const rows = await journal.rows("runs", {
    where,
    columns: q === undefined ? COLUMNS.slice(0, 4) : COLUMNS,
    orderBy: "created_at",
    descending: true,
  });
  const driving = new Set(await wheel.driving());
  return rows.flatMap((row) => {
    if (q !== undefined && !mentions(textsOf(row), q)) return [];
    const { id, status, open_requests: openRequests, created_at } = leanSchema.parse(row);
    const shown = shownStatus({ status, openRequests }, driving.has(id));
    return [{ id, status: shown, created: created_at ?? 0 }];
  });
}

/** When a run of ours was created, in milliseconds; undefined when there is no such run. */
export async function createdOfOwn(
  journal: Deps["journal"],
  id: string,
): Promise<number | undefined> {
  const [row] = await journal.rows("runs", { where: { id }, limit: 1 });
  return row && (leanSchema.parse(row).created_at ?? 0);
}

function textsOf(row: Readonly<Record<string, unknown>>): unknown[] {
  return ["id", "title", "flow", "project_id", "project_path"].map((column) => row[column]);
}
