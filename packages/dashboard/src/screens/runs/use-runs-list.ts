import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { RunCounts, RunListItem } from "@wheelhouse/core";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { runCountsQuery, runPagesQuery, type RunsFilter } from "../../queries/runs.ts";

const route = getRouteApi("/runs");

/** The list of runs that the address asks for. */
export interface RunsList {
  readonly filter: RunsFilter;
  /** Undefined before the first answer. */
  readonly runs: readonly RunListItem[] | undefined;
  readonly error: unknown;
  readonly counts: RunCounts | undefined;
  /** How many runs are like that, also those that are not loaded. */
  readonly total: number | undefined;
  readonly hasOlder: boolean;
  readonly isLoadingOlder: boolean;
  readonly loadOlder: () => void;
  readonly again: () => void;
}

/** Runs by the filters of the address, page after page, kept live. */
export function useRunsList(): RunsList {
  const { status, flow, project, source, q } = route.useSearch();
  const which = {
    ...(flow !== undefined && { flow }),
    ...(project !== undefined && { project_id: project }),
    ...(source !== undefined && { source }),
    ...(q !== undefined && { q }),
  };
  const filter: RunsFilter = { ...which, ...(status !== undefined && { status }) };
  const pages = useInfiniteQuery(runPagesQuery(filter));
  const { data: counts } = useQuery(runCountsQuery(which));
  const runs = useMemo(() => pages.data?.pages.flatMap((page) => page.runs), [pages.data]);
  return {
    filter,
    runs,
    error: pages.error,
    counts,
    total: status === undefined ? counts?.total : counts?.by_status[status],
    hasOlder: pages.hasNextPage,
    isLoadingOlder: pages.isFetchingNextPage,
    loadOlder: () => void pages.fetchNextPage({ cancelRefetch: false }),
    again: () => void pages.refetch(),
  };
}
