import { API } from "@wheelhouse/core";
import { hashKey, type QueryClient, queryOptions } from "@tanstack/react-query";
import { setPatched } from "../live/refetch-owed.ts";
import { createRunWatch, type RunWatch } from "../live/run-watch.ts";
import { client } from "./client.ts";

/** Watches by the hash of their query, which they go with. */
const watchesOf = new WeakMap<QueryClient, Map<string, RunWatch>>();

/** A run folded by the server up to `as_of`; kept fresh by `live/use-run.ts`. */
export function runQuery(queries: QueryClient, run: string) {
  return queryOptions({
    queryKey: keyOf(run),
    queryFn: ({ signal }) => runWatch(queries, run).load(signal),
  });
}

/** What keeps a run fresh: one for all that look at it, as long as the run is in the cache. */
export function runWatch(queries: QueryClient, run: string): RunWatch {
  const watches = watchesIn(queries);
  const queryKey = keyOf(run);
  const hash = hashKey(queryKey);
  const known = watches.get(hash);
  if (known !== undefined) return known;
  const watch = createRunWatch({
    fetch: (signal) => client.call(API.runState, { parts: { id: run }, signal }),
    get: () => queries.getQueryData(runQuery(queries, run).queryKey),
    set: (state) => setPatched(queries, queryKey, state),
    refetch: () => void queries.invalidateQueries({ queryKey, exact: true }),
  });
  watches.set(hash, watch);
  return watch;
}

function watchesIn(queries: QueryClient): Map<string, RunWatch> {
  const known = watchesOf.get(queries);
  if (known !== undefined) return known;
  const watches = new Map<string, RunWatch>();
  watchesOf.set(queries, watches);
  queries.getQueryCache().subscribe(({ type, query }) => {
    if (type === "removed") watches.delete(query.queryHash);
  });
  return watches;
}

function keyOf(run: string): readonly ["run", string] {
  return ["run", run];
}
