import type { TraceRow } from "@wheelhouse/client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { EventFilter } from "./event-filter.ts";
import { foundQuery } from "./found-query.ts";

/** What a filter found so far. */
export interface Found {
  readonly rows: readonly TraceRow[];
  /** How many there are in all, such as `412`, or `500+` where the server gave up counting. */
  readonly count: string;
  /** The run's last event when it was searched. */
  readonly head: number;
  readonly isLooking: boolean;
  readonly error: unknown;
  /** Fetches what comes next, if there is more; nothing after a page that failed. */
  readonly more: () => void;
  /** Searches anew. */
  readonly again: () => void;
  /** After a failure: fetches what failed once more, be it the next page or the search. */
  readonly retry: () => void;
}

/** Searches the events of a run on the server. */
export function useFound(run: string, filter: EventFilter): Found {
  const { data, error, isFetching, isFetchNextPageError, hasNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(foundQuery(run, filter));
  // Whoever asks as soon as it may would ask forever where the next page fails.
  const canGoOn = hasNextPage && !isFetching && error === null;
  const more = useCallback(() => {
    if (canGoOn) void fetchNextPage();
  }, [canGoOn, fetchNextPage]);
  const again = useCallback(() => void refetch(), [refetch]);
  const retry = useCallback(() => {
    void (isFetchNextPageError ? fetchNextPage() : refetch());
  }, [isFetchNextPageError, fetchNextPage, refetch]);
  const rows = useMemo(
    () =>
      (data?.pages ?? []).flatMap(({ events }) =>
        events.map((event) => ({ ...event, at: Date.parse(event.at), isLoaded: true })),
      ),
    [data],
  );
  const [first] = data?.pages ?? [];
  const total = first?.total ?? null;
  return {
    rows,
    count: total === null ? `${rows.length.toLocaleString("en")}+` : total.toLocaleString("en"),
    head: first?.head ?? 0,
    isLooking: isFetching,
    error,
    more,
    again,
    retry,
  };
}
