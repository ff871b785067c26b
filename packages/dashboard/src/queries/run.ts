import { API } from "@wheelhouse/core";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { createRunWatch, type RunWatch } from "../live/run-watch.ts";
import { client } from "./client.ts";

const watches = new Map<string, RunWatch>();

/** A run folded by the server up to `as_of`; kept fresh by `live/use-run.ts`. */
export function runQuery(queries: QueryClient, run: string) {
  return queryOptions({
    queryKey: keyOf(run),
    queryFn: ({ signal }) => runWatch(queries, run).load(signal),
  });
}

/** What keeps a run fresh: one for all that look at it. */
export function runWatch(queries: QueryClient, run: string): RunWatch {
  const known = watches.get(run);
  if (known !== undefined) return known;
  const queryKey = keyOf(run);
  const watch = createRunWatch({
    fetch: (signal) => client.call(API.runState, { parts: { id: run }, signal }),
    get: () => queries.getQueryData(runQuery(queries, run).queryKey),
    set: (state) => queries.setQueryData(queryKey, state),
    refetch: () => void queries.invalidateQueries({ queryKey, exact: true }),
  });
  watches.set(run, watch);
  return watch;
}

function keyOf(run: string): readonly ["run", string] {
  return ["run", run];
}
