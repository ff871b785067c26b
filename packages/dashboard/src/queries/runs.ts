import { API, type RunListItem } from "@wheelhouse/core";
import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from "@tanstack/react-query";
import type { z } from "zod";
import { askAnew } from "../live/ask-anew.ts";
import { latestPatches } from "../live/latest-patches.ts";
import { withRun } from "../live/with-patch.ts";
import { client } from "./client.ts";

/** Which runs are wanted, as the API asks for it. */
export type RunsFilter = z.input<(typeof API.runs)["query"]>;

/** Runs of one page of the list. */
export const PAGE = 200;

/** Runs that came in one answer, as they are now. */
export interface RunsPage {
  readonly runs: readonly RunListItem[];
  /** The last run that the answer had, where more may follow; it stays, however many runs come and go here. */
  readonly next: string | undefined;
}

/** Runs, newest first; kept fresh by the topic `runs`. */
export function runsQuery(filter: RunsFilter = {}) {
  return queryOptions({
    queryKey: ["runs", filter],
    queryFn: ({ signal }) => fetchRuns(filter, signal),
  });
}

/** Runs, newest first, page after page, each from where the one before ends; kept fresh by the topic `runs`. */
export function runPagesQuery(filter: RunsFilter, size: number = PAGE) {
  return infiniteQueryOptions({
    // The size is no part of the filter: a page may have more runs, as they come.
    queryKey: ["run-pages", filter, size],
    queryFn: ({ signal, pageParam }) => fetchPage(filter, { size, before: pageParam }, signal),
    initialPageParam: noRun(),
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

/** How many runs there are by status; kept fresh by the topic `runs`. */
export function runCountsQuery(filter: z.input<(typeof API.runCounts)["query"]>) {
  return queryOptions({
    queryKey: ["run-counts", filter],
    queryFn: ({ signal }) => client.call(API.runCounts, { query: filter, signal }),
    placeholderData: keepPreviousData,
  });
}

/** Has everything fetched again that the topic `runs` keeps fresh: something of it was missed. */
export function invalidateRuns(queries: QueryClient): void {
  for (const kept of ["runs", "run-pages", "run-counts"]) askAnew(queries, { queryKey: [kept] });
}

function noRun(): string | undefined {
  return undefined;
}

async function fetchRuns(filter: RunsFilter, signal: AbortSignal): Promise<RunListItem[]> {
  const mark = latestPatches.mark();
  const fetched = await client.call(API.runs, { query: filter, signal });
  return [...mended(fetched, mark, { filter, isOlder: filter.before !== undefined })];
}

async function fetchPage(
  filter: RunsFilter,
  { size, before }: { readonly size: number; readonly before: string | undefined },
  signal: AbortSignal,
): Promise<RunsPage> {
  const mark = latestPatches.mark();
  const query = { ...filter, limit: String(size), ...(before !== undefined && { before }) };
  const fetched = await client.call(API.runs, { query, signal });
  return {
    // By the filter alone: a new run in front must not push out the last, from which the next page goes on.
    runs: mended(fetched, mark, { filter, isOlder: before !== undefined }),
    next: fetched.length < size ? undefined : fetched.at(-1)?.id,
  };
}

/** What the stream said while the answer was on its way is newer than the answer. */
function mended(
  fetched: readonly RunListItem[],
  mark: number,
  { filter, isOlder }: { readonly filter: RunsFilter; readonly isOlder: boolean },
): readonly RunListItem[] {
  return latestPatches.since(mark).reduce<readonly RunListItem[]>((runs, entry) => {
    if (entry.k !== "run") return runs;
    if (isOlder && !runs.some(({ id }) => id === entry.id)) return runs;
    return withRun(runs, entry.v, filter) ?? runs;
  }, fetched);
}
