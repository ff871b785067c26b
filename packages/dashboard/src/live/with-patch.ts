import { isOfSource, type RequestObject, type RunListItem } from "@wheelhouse/core";
import type { RunsFilter, RunsPage } from "../queries/runs.ts";

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
  const limit = Number(filter.limit ?? Number.POSITIVE_INFINITY);
  if (runs.length >= limit && isAfter(run, runs.at(-1))) return runs;
  const [newest] = runs;
  const isNewest = newest === undefined || (run.created_at ?? "") >= (newest.created_at ?? "");
  if (!isNewest) return undefined;
  const all = [run, ...runs];
  return all.length > limit ? all.slice(0, limit) : all;
}

/**
 * Pages of a list of runs, each the next of the one before, with one run as it is now. Undefined when only the server
 * can tell.
 */
export function withRunInPages(
  pages: RunsPage[],
  run: RunListItem,
  filter: RunsFilter,
): RunsPage[] | undefined {
  const place = pages.findIndex(({ runs }) => runs.some(({ id }) => id === run.id));
  const last = pages.at(-1);
  // It is on a page that nobody has asked for yet.
  if (place < 0 && last?.next !== undefined && isAfter(run, last.runs.at(-1))) return pages;
  const at = Math.max(place, 0);
  const { runs, next } = pages[at] ?? { runs: [], next: undefined };
  const changed = withRun(runs, run, filter);
  if (changed === undefined) return undefined;
  return changed === runs ? pages : pages.with(at, { runs: changed, next });
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

/** Whether a run is plainly older than the last of a list. */
function isAfter(run: RunListItem, last: RunListItem | undefined): boolean {
  return last !== undefined && run.created_at !== null && run.created_at < (last.created_at ?? "");
}

function matches(run: RunListItem, filter: RunsFilter): boolean {
  const { status, flow, project_id: project, source, has, q } = filter;
  return (
    (status === undefined || run.status === status) &&
    (flow === undefined || run.flow === flow) &&
    (project === undefined || run.project?.id === project) &&
    (source === undefined || isOfSource(run, source)) &&
    (has === undefined || (run.observed?.bad_lines ?? 0) > 0) &&
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
