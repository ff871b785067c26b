import { API, type RunListItem } from "@wheelhouse/core";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { latestPatches } from "../live/latest-patches.ts";
import { withRun } from "../live/with-patch.ts";
import { client } from "./client.ts";

/** Which runs are wanted, as the API asks for it. */
export type RunsFilter = z.input<(typeof API.runs)["query"]>;

/** Runs of one page of the list. */
export const PAGE = 200;

/** Runs, newest first; kept fresh by the topic `runs`. */
export function runsQuery(filter: RunsFilter = {}) {
  return queryOptions({
    queryKey: ["runs", filter],
    queryFn: ({ signal }) => fetchRuns(filter, signal),
  });
}

/** Runs, newest first, page after page, each from where the one before ends; kept fresh by the topic `runs`. */
export function runPagesQuery(filter: RunsFilter) {
  return infiniteQueryOptions({
    queryKey: ["run-pages", filter],
    queryFn: ({ signal, pageParam }) =>
      fetchRuns(
        { ...filter, limit: String(PAGE), ...(pageParam !== undefined && { before: pageParam }) },
        signal,
      ),
    initialPageParam: noRun(),
    getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.id),
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

function noRun(): string | undefined {
  return undefined;
}

/** What the stream said while the answer was on its way is newer than the answer. */
async function fetchRuns(filter: RunsFilter, signal: AbortSignal): Promise<RunListItem[]> {
  const mark = latestPatches.mark();
  const fetched = await client.call(API.runs, { query: filter, signal });
  const isOlder = filter.before !== undefined;
  const runs = latestPatches.since(mark).reduce<readonly RunListItem[]>((runs, entry) => {
    if (entry.k !== "run") return runs;
    if (isOlder && !runs.some(({ id }) => id === entry.id)) return runs;
    return withRun(runs, entry.v, filter) ?? runs;
  }, fetched);
  return [...runs];
}
