import type { Patch, RequestObject, RunListItem } from "@wheelhouse/core";
import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { RunsFilter } from "../queries/runs.ts";
import { latestPatches } from "./latest-patches.ts";
import { withRequest, withRun, withRunInPages } from "./with-patch.ts";

/**
 * Brings what was fetched up to what the stream says. A patch with a lower `rev` than one that was seen changes
 * nothing, so that the answer of a command and its echo may come in any order.
 */
export function patchQueries(queries: QueryClient, patch: Patch): void {
  let hasRuns = false;
  for (const entry of patch) {
    // What is in a run is kept fresh by whoever looks at it: see `run-watch.ts`.
    if (entry.k === "step" || entry.k === "head" || !latestPatches.take(entry)) continue;
    if (entry.k === "run") {
      patchRun(queries, entry.v);
      hasRuns = true;
    } else patchRequest(queries, entry.v);
  }
  // Only what is shown is counted again; an answer that is under way is replaced.
  if (hasRuns) void queries.invalidateQueries({ queryKey: ["run-counts"] });
}

/** Forgets which revisions were seen: what was kept is of another journal. */
export function forgetRevs(): void {
  latestPatches.clear();
}

/** The list of open requests with one as it is now. */
export function patchRequest(queries: QueryClient, request: RequestObject): void {
  queries.setQueryData<readonly RequestObject[]>(["requests"], (open) =>
    open === undefined ? open : withRequest(open, request),
  );
}

function patchRun(queries: QueryClient, run: RunListItem): void {
  for (const [key, runs] of queries.getQueriesData<RunListItem[]>({ queryKey: ["runs"] })) {
    if (runs === undefined) continue;
    const next = withRun(runs, run, filterOf(key[1]));
    // What is not in the list may belong there: the server knows, who saw all of the filter.
    if (next === undefined) void queries.invalidateQueries({ queryKey: key, exact: true });
    else if (next !== runs) queries.setQueryData(key, next);
  }
  const paged = queries.getQueriesData<InfiniteData<RunListItem[]>>({ queryKey: ["run-pages"] });
  for (const [key, data] of paged) {
    if (data === undefined) continue;
    const next = withRunInPages(data.pages, run, filterOf(key[1]));
    if (next === undefined) void queries.invalidateQueries({ queryKey: key, exact: true });
    else if (next !== data.pages) queries.setQueryData(key, { ...data, pages: next });
  }
}

function filterOf(value: unknown): RunsFilter {
  return typeof value === "object" && value !== null ? value : {};
}
