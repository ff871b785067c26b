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

/** Open requests with one as it is now. */
export function withRequest(
  open: readonly RequestObject[],
  request: RequestObject,
): RequestObject[] {
  const others = open.filter(({ id }) => id !== request.id);
  return request.status === "open" ? [...others, request] : others;
}

/** The oldest first. */
export function byOpened(a: RequestObject, b: RequestObject): number {
  return (a.opened_at ?? "").localeCompare(b.opened_at ?? "");
}

function matches(run: RunListItem, filter: RunsFilter): boolean {
  const { status, flow, project_id: project } = filter;
  return (
    (status === undefined || run.status === status) &&
    (flow === undefined || run.flow === flow) &&
    (project === undefined || run.project?.id === project)
  );
}
