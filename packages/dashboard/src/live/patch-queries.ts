import type { Patch, RequestObject, RunListItem, RunStateObject } from "@wheelhouse/core";
import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { RunsFilter } from "../queries/runs.ts";
import { latestPatches, type PatchEntry } from "./latest-patches.ts";
import {
  withHead,
  withRequest,
  withRequestOfRun,
  withRun,
  withRunInPages,
  withStep,
} from "./with-patch.ts";

type Entry<K extends PatchEntry["k"]> = Extract<PatchEntry, { k: K }>;

/**
 * Brings what was fetched up to what the stream says. A patch with a lower `rev` than one that was seen changes
 * nothing, so that the answer of a command and its echo may come in any order.
 */
export function patchQueries(queries: QueryClient, patch: Patch): void {
  let hasRuns = false;
  for (const entry of patch) {
    if (!latestPatches.take(entry)) continue;
    if (entry.k === "run") {
      patchRun(queries, entry.v);
      hasRuns = true;
    } else if (entry.k === "request") patchRequest(queries, entry.v);
    else if (entry.k === "head") patchHead(queries, entry);
    else patchState(queries, runOfStep(entry), (state) => withStep(state, entry.v));
  }
  // Only what is shown is counted again; an answer that is under way is replaced.
  if (hasRuns) void queries.invalidateQueries({ queryKey: ["run-counts"] });
}

/** Forgets which revisions were seen: what was kept is of another journal. */
export function forgetRevs(): void {
  latestPatches.clear();
}

/** A request as it is now, wherever it was fetched. */
export function patchRequest(queries: QueryClient, request: RequestObject): void {
  queries.setQueryData<readonly RequestObject[]>(["requests"], (open) =>
    open === undefined ? open : withRequest(open, request),
  );
  patchState(queries, request.run, (state) => withRequestOfRun(state, request));
}

/** The run of a step's patch, whose id is `<run>/<step>`. */
function runOfStep({ id, v }: Entry<"step">): string {
  return id.slice(0, -(v.id.length + 1));
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

function patchHead(queries: QueryClient, { id, v }: Entry<"head">): void {
  const before = queries.getQueryData<RunStateObject>(["run", id]);
  patchState(queries, id, (state) => withHead(state, v));
  // A head has no room for the report and its findings: they are fetched, once.
  const lacksReport = v.has_report && before?.run.report === null;
  if (lacksReport) void queries.invalidateQueries({ queryKey: ["run", id] });
}

function patchState(
  queries: QueryClient,
  run: string,
  change: (state: RunStateObject) => RunStateObject,
): void {
  queries.setQueryData<RunStateObject>(["run", run], (state) =>
    state === undefined ? state : change(state),
  );
}

function filterOf(value: unknown): RunsFilter {
  return typeof value === "object" && value !== null ? value : {};
}
