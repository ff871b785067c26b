import type { RunStateObject } from "@wheelhouse/core";
import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { runQuery, runWatch } from "../queries/run.ts";
import { useTopic } from "./live-context.ts";

/** A run, kept as it is. Whatever of it did not change stays the same object. */
export function useRun(run: string): UseQueryResult<RunStateObject> {
  const queries = useQueryClient();
  const watch = runWatch(queries, run);
  useTopic(`state:${run}`, {
    onOpen: (asOf) => watch.opened(asOf),
    onPatch: (patch) => watch.heard(patch),
  });
  // Requests have a topic of their own; it is open for the whole page, so that nothing is asked for twice.
  useTopic("requests", {
    onOpen: () => undefined,
    onPatch: (patch) => watch.heard(patch),
  });
  return useQuery(runQuery(queries, run));
}
