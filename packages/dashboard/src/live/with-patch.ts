import type { RequestObject, RunListItem } from "@wheelhouse/core";
import type { RunsFilter } from "../queries/runs.ts";

/**
 * A list of runs with one as it is now: in its place, taken out, or in front when it is new and plainly belongs there.
 * Undefined when only the server can tell.
 */
export function withRun(
  runs: readonly RunListItem[],
  run: RunListItem,
  filter: RunsFilter,
): readonly RunListItem[] | undefined {
  const belongs = matches(run, filter);
  const place = runs.findIndex(({ id }) => id === run.id);
  if (place >= 0) return belongs ? runs.with(place, run) : runs.toSpliced(place, 1);
  if (!belongs) return runs;
  const [newest] = runs;
  const isNewest = newest === undefined || (run.created_at ?? "") >= (newest.created_at ?? "");
  if (!isNewest) return undefined;
  const all = [run, ...runs];
  const limit = Number(filter.limit ?? Number.POSITIVE_INFINITY);
  return all.length > limit ? all.slice(0, limit) : all;
}

/**
 * Pages of a list of runs, each the next of the one before, with one run as it is now. Undefined when only the server
 * can tell.
 */
export function withRunInPages(
  pages: RunListItem[][],
  run: RunListItem,
  filter: RunsFilter,
): RunListItem[][] | undefined {
  const page = pages.findIndex((runs) => runs.some(({ id }) => id === run.id));
  const at = Math.max(page, 0);
  const runs = pages[at] ?? [];
  const next = withRun(runs, run, filter);
  return next === undefined || next === runs ? next && pages : pages.with(at, [...next]);
}

/** Open requests with one as it is now, the oldest first. */
export function withRequest(
  open: readonly RequestObject[],
  request: RequestObject,
): readonly RequestObject[] {
  const place = open.findIndex(({ id }) => id === request.id);
  if (request.status !== "open") return place < 0 ? open : open.toSpliced(place, 1);
  return place < 0 ? [...open, request].toSorted(byOpened) : open.with(place, request);
}

function byOpened(a: RequestObject, b: RequestObject): number {
  return (a.opened_at ?? "").localeCompare(b.opened_at ?? "") || a.id.localeCompare(b.id);
}

function matches(run: RunListItem, filter: RunsFilter): boolean {
  const { status, flow, project_id: project, q } = filter;
  return (
    (status === undefined || run.status === status) &&
    (flow === undefined || run.flow === flow) &&
    (project === undefined || run.project?.id === project) &&
    (q === undefined || holds(run, q))
  );
}

/** Whether a run has a text in what the server looks at, whatever its case. */
function holds({ id, title, flow, project }: RunListItem, q: string): boolean {
  const sought = q.toLowerCase();
  return [id, title, flow, project?.id, project?.path].some((each) =>
    each?.toLowerCase().includes(sought),
  );
}
