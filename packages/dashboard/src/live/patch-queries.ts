import type { Patch, RequestObject, RunListItem } from "@wheelhouse/core";
import type { QueryClient } from "@tanstack/react-query";
import { byOpened, withRequest, withRun } from "./with-patch.ts";
import type { RunsFilter } from "../queries/runs.ts";

const REVS = new Map<string, number>();

/**
 * Brings what was fetched up to what the stream says. A patch with a lower `rev` than one that was seen changes
 * nothing, so that the answer of a command and its echo may come in any order.
 */
export function patchQueries(queries: QueryClient, patch: Patch): void {
  for (const entry of patch) {
    const key = `${entry.k}:${entry.id}`;
    if ((REVS.get(key) ?? -1) >= entry.rev) continue;
    if (entry.k === "run") patchRun(queries, entry.v);
    else if (entry.k === "request") patchRequest(queries, entry.v);
    else continue;
    REVS.set(key, entry.rev);
  }
}

/** Forgets which revisions were seen: what was kept is of another journal. */
export function forgetRevs(): void {
  REVS.clear();
}

function patchRun(queries: QueryClient, run: RunListItem): void {
  for (const [key, runs] of queries.getQueriesData<RunListItem[]>({ queryKey: ["runs"] })) {
    if (runs === undefined) continue;
    const filter = filterOf(key[1]);
    const next = withRun(runs, run, filter);
    // What is not in the list may belong there: the server knows, who saw all of the filter.
    if (next === undefined) void queries.invalidateQueries({ queryKey: key, exact: true });
    else queries.setQueryData(key, next);
  }
}

function patchRequest(queries: QueryClient, request: RequestObject): void {
  queries.setQueryData<RequestObject[]>(["requests"], (open) =>
    open === undefined ? open : withRequest(open, request).toSorted(byOpened),
  );
}

function filterOf(value: unknown): RunsFilter {
  return typeof value === "object" && value !== null ? value : {};
}
