import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { RunCounts, RunListItem } from "@wheelhouse/core";
import { useMemo } from "react";
import { PAGE, runCountsQuery, runPagesQuery, type RunsFilter } from "./runs.ts";

/** Runs of a filter, as far as they are loaded. */
export interface RunPages {
  /** Undefined before the first answer. */
  readonly runs: readonly RunListItem[] | undefined;
  readonly error: unknown;
  /** How many runs are like that by status, whatever status the filter wants. */
  readonly counts: RunCounts | undefined;
  /** How many runs are like that, also those that are not loaded. */
  readonly total: number | undefined;
  readonly hasOlder: boolean;
  readonly isLoadingOlder: boolean;
  readonly loadOlder: () => void;
  readonly again: () => void;
}

/** Runs of a filter, newest first, page after page, kept live, and how many there are. */
export function useRunPages(filter: RunsFilter, size: number = PAGE): RunPages {
  const { status, ...which } = filter;
  const pages = useInfiniteQuery(runPagesQuery(filter, size));
  const { data: counts } = useQuery(runCountsQuery(which));
  const runs = useMemo(() => pages.data?.pages.flatMap((page) => page.runs), [pages.data]);
  return {
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
