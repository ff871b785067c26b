import {
  type RunCounts,
  runCounts,
  type RunListItem,
  runListItem,
  runRowSchema,
  shownStatus,
  type ShownStatus,
  WheelhouseError,
} from "@wheelhouse/core";
import type { ServerDeps } from "../server-deps.ts";

/** Runs of one answer when nobody says how many. */
const USUAL = 1_000;
/** The name of our own runs among sources. */
const OWN = "wheelhouse";

/** Which runs are meant. */
interface WhichRuns {
  readonly project_id?: string | undefined;
  readonly source?: string | undefined;
  readonly flow?: string | undefined;
  readonly q?: string | undefined;
}

/** Which of them are given. */
export interface RunsQuery extends WhichRuns {
  readonly status?: ShownStatus | undefined;
  readonly limit?: number | undefined;
  readonly before?: string | undefined;
}

type Deps = Pick<ServerDeps, "journal" | "wheel">;

/** Runs, newest first. Throws `run.unknown` when there is none to go on from. */
export async function listRuns(deps: Deps, query: RunsQuery): Promise<RunListItem[]> {
  const { status, limit = USUAL, before } = query;
  const { journal, wheel } = deps;
  const found = await findRuns(deps, query);
  const ids = found.filter((run) => status === undefined || run.status === status);
  const start = before === undefined ? 0 : await placeAfter(deps, ids, before);
  const shown = ids.slice(start, start + limit);
  const driving = new Set(await wheel.driving());
  const rows = await Promise.all(
    shown.map(({ id }) => journal.rows("runs", { where: { id }, limit: 1 })),
  );
  return rows
    .flat()
    .map((row) => runRowSchema.parse(row))
    .map((row) => runListItem(row, { driven: driving.has(row.id) }));
}

/** How many runs there are, by the status that is shown. */
export async function countRuns(deps: Deps, query: WhichRuns): Promise<RunCounts> {
  const found = await findRuns(deps, query);
  return runCounts(found.map(({ status }) => status));
}

interface FoundRun {
  readonly id: string;
  readonly status: ShownStatus;
  readonly created: number;
}

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

async function findRuns(
  { journal, wheel }: Deps,
  { project_id, source = OWN, flow, q }: WhichRuns,
): Promise<FoundRun[]> {
  if (source !== OWN) return [];
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
  const wanted = q?.toLowerCase();
  return rows.flatMap((row) => {
    if (wanted !== undefined && !mentions(row, wanted)) return [];
    const { id, status, open_requests: openRequests, created_at } = leanSchema.parse(row);
    const shown = shownStatus({ status, openRequests }, driving.has(id));
    return [{ id, status: shown, created: created_at ?? 0 }];
  });
}

/** The text is meant as it is; only its case does not count. */
function mentions(row: Readonly<Record<string, unknown>>, wanted: string): boolean {
  return ["id", "title", "flow", "project_id", "project_path"].some((column) => {
    const value = row[column];
    return typeof value === "string" && value.toLowerCase().includes(wanted);
  });
}

/** Where the list goes on after a run, also when that one is no longer in it, such as for its status. */
async function placeAfter(
  { journal }: Deps,
  runs: readonly FoundRun[],
  last: string,
): Promise<number> {
  const [row] = await journal.rows("runs", { where: { id: last }, limit: 1 });
  if (row === undefined)
    throw new WheelhouseError("run.unknown", "The run to go on from is not there.", {
      hint: "Take the list from its beginning: GET /api/runs",
    });
  const { created_at } = leanSchema.parse(row);
  const at = created_at ?? 0;
  const place = runs.findIndex(({ id, created }) => created < at || (created === at && id < last));
  return place < 0 ? runs.length : place;
}
