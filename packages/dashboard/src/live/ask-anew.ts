import type { QueryClient, QueryFilters } from "@tanstack/react-query";

/**
 * Has what is shown fetched again, since it is no longer as it was. *Contract*: an answer that is under way may be from
 * before; it is shown, for something is better than nothing, and then asked for once more. (By itself the library takes a
 * first answer that is under way for the fresh one.)
 */
export function askAnew(queries: QueryClient, filters: QueryFilters): void {
  const first = queries
    .getQueryCache()
    .findAll(filters)
    .filter(({ state }) => state.fetchStatus === "fetching" && state.data === undefined);
  void queries.invalidateQueries(filters);
  for (const query of first) {
    const again = (): void =>
      void queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
    // One that failed is owed anyway: see `refetch-owed.ts`.
    void query.promise?.then(again, () => undefined);
  }
}
