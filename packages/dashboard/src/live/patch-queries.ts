import type { Patch, RequestObject, RunListItem } from "@wheelhouse/core";
import { hashKey, type InfiniteData, type QueryClient, type QueryKey } from "@tanstack/react-query";
import type { RunsFilter, RunsPage } from "../queries/runs.ts";
import { askAnew } from "./ask-anew.ts";
import { latestPatches } from "./latest-patches.ts";
import { patchIssue, patchIssueRequest, patchIssueRun } from "./patch-issues.ts";
import { setPatched } from "./refetch-owed.ts";
import { createSpaced, type Spaced } from "./spaced.ts";
import { withRequest, withRun, withRunInPages } from "./with-patch.ts";

/** Milliseconds between two fetches of one list that patches ask for. Many runs at work say something all the time. */
const ASK_EVERY_MS = 1_000;
const spacedOf = new WeakMap<QueryClient, Spaced>();

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
      patchIssueRun(queries, entry.v);
      hasRuns = true;
    } else if (entry.k === "request") {
      patchRequest(queries, entry.v);
      patchIssueRequest(queries, entry.v);
    } else if (entry.k === "issue" && patchIssue(queries, entry.v)) {
      const { project_id: project, number } = entry.v;
      ask(queries, { queryKey: ["issue", project, number], exact: true });
    }
  }
  // Only what is shown is counted again; an answer that is under way is replaced.
  if (hasRuns) ask(queries, { queryKey: ["run-counts"] });
}

/** Forgets which revisions were seen: what was kept is of another journal. */
export function forgetRevs(): void {
  latestPatches.clear();
}

/** The list of open requests with one as it is now. */
export function patchRequest(queries: QueryClient, request: RequestObject): void {
  const open = queries.getQueryData<readonly RequestObject[]>(["requests"]);
  if (open !== undefined) setPatched(queries, ["requests"], withRequest(open, request));
}

function patchRun(queries: QueryClient, run: RunListItem): void {
  for (const [key, runs] of queries.getQueriesData<RunListItem[]>({ queryKey: ["runs"] })) {
    if (runs === undefined) continue;
    const next = withRun(runs, run, filterOf(key[1]));
    // What is not in the list may belong there: the server knows, who saw all of the filter.
    if (next === undefined) ask(queries, { queryKey: key, exact: true });
    else if (next !== runs) setPatched(queries, key, next);
  }
  const paged = queries.getQueriesData<InfiniteData<RunsPage>>({ queryKey: ["run-pages"] });
  for (const [key, data] of paged) {
    if (data === undefined) continue;
    const next = withRunInPages(data.pages, run, filterOf(key[1]));
    if (next === undefined) ask(queries, { queryKey: key, exact: true });
    else if (next !== data.pages) setPatched(queries, key, { ...data, pages: next });
  }
}

/** Has the server asked for what patches cannot tell, now and then. */
function ask(queries: QueryClient, which: { queryKey: QueryKey; exact?: boolean }): void {
  const spaced = spacedOf.get(queries) ?? createSpaced(ASK_EVERY_MS);
  spacedOf.set(queries, spaced);
  spaced(hashKey(which.queryKey), () => askAnew(queries, which));
}

function filterOf(value: unknown): RunsFilter {
  return typeof value === "object" && value !== null ? value : {};
}
