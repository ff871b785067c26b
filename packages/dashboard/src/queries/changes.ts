import { API } from "@wheelhouse/core";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";

/**
 * What a run, or one step of it, has changed. `stamp` is whatever of the run changes when it may have changed more: while
 * it is asked anew the answer before stays. Throws `run.state` of a run that has no clone.
 */
export function changesQuery(run: string, step: string | undefined, stamp: string) {
  return queryOptions({
    queryKey: ["changes", run, step ?? null, stamp],
    queryFn: ({ signal }) =>
      client.call(API.runChanges, {
        parts: { id: run },
        query: step === undefined ? {} : { step },
        signal,
      }),
    placeholderData: keepPreviousData,
    // A patch is big, and that of an earlier stamp is never wanted again.
    gcTime: 30_000,
  });
}
