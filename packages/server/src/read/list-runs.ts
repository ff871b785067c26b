import {
  type RunCounts,
  runCounts,
  type RunListItem,
  runListItem,
  runRowSchema,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Observed } from "@wheelhouse/sources";
import type { ServerDeps } from "../server-deps.ts";
import { type FoundRun, isBefore, type RunsQuery, type WhichRuns } from "./found-run.ts";
import { createdOfObserved, findObserved } from "./find-observed.ts";
import { createdOfOwn, findOwn } from "./find-own.ts";

/** Runs of one answer when nobody says how many. */
const USUAL = 1_000;

type Deps = Pick<ServerDeps, "journal" | "wheel"> & { readonly observed: Observed };

/** Runs of all who drive them, newest first. Throws `run.unknown` when there is none to go on from. */
export async function listRuns(deps: Deps, query: RunsQuery): Promise<RunListItem[]> {
  const { status, limit = USUAL, before } = query;
  const { journal, wheel } = deps;
  const found = (await findRuns(deps, query)).filter(
    (run) => status === undefined || run.status === status,
  );
  const start = before === undefined ? 0 : await placeAfter(deps, found, before);
  const driving = new Set(await wheel.driving());
  const shown = await Promise.all(
    found.slice(start, start + limit).map(async ({ id, item }) => {
      if (item !== undefined) return item;
      const [row] = await journal.rows("runs", { where: { id }, limit: 1 });
      return row && runListItem(runRowSchema.parse(row), { driven: driving.has(id) });
    }),
  );
  return shown.filter((item) => item !== undefined);
}

/** How many runs there are, by the status that is shown. */
export async function countRuns(deps: Deps, query: WhichRuns): Promise<RunCounts> {
  const found = await findRuns(deps, query);
  return runCounts(found.map(({ status }) => status));
}

async function findRuns(deps: Deps, which: WhichRuns): Promise<FoundRun[]> {
  const observed = findObserved(deps.observed, which);
  const own = await findOwn(deps, which);
  if (observed.length === 0) return own;
  return [...own, ...observed].toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
}

/** Where the list goes on after a run, also when that one is no longer in it, such as for its status. */
async function placeAfter(
  { journal, observed }: Deps,
  runs: readonly FoundRun[],
  id: string,
): Promise<number> {
  const created = observed.has(id)
    ? await createdOfObserved(observed, id)
    : await createdOfOwn(journal, id);
  if (created === undefined)
    throw new WheelhouseError("run.unknown", "The run to go on from is not there.", {
      hint: "Take the list from its beginning: GET /api/runs",
    });
  const place = runs.findIndex((run) => isBefore({ id, created }, run));
  return place < 0 ? runs.length : place;
}
