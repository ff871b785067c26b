import type { QueryClient, QueryKey, QueryState } from "@tanstack/react-query";

type Settled = Pick<QueryState, "status" | "isInvalidated" | "fetchStatus" | "fetchFailureCount">;

/** Whether what is shown is known to be old: it was to be fetched again, and no answer has come since. */
export function isOwed({ status, isInvalidated }: Settled): boolean {
  return status === "error" || isInvalidated;
}

/**
 * Whether a query is to be fetched now that the server is there. One that is under way is left alone, unless it failed
 * already and waits for its next try.
 */
export function shouldFetchNow(state: Settled): boolean {
  return state.fetchStatus === "fetching" ? state.fetchFailureCount > 0 : isOwed(state);
}

/** Fetches what is shown and owed. What is not shown is fetched when it is shown again. */
export function refetchOwed(queries: QueryClient): void {
  void queries.refetchQueries({ type: "active", predicate: ({ state }) => shouldFetchNow(state) });
}

/**
 * Shows what the stream says. *Contract*: unlike with `setQueryData`, a fetch that is owed stays owed, for a patch tells
 * of one thing and not of everything that was missed.
 */
export function setPatched<T>(queries: QueryClient, queryKey: QueryKey, data: T): void {
  const state = queries.getQueryState(queryKey);
  const stays = state !== undefined && isOwed(state);
  queries.setQueryData(queryKey, data);
  if (stays) void queries.invalidateQueries({ queryKey, exact: true, refetchType: "none" });
}
