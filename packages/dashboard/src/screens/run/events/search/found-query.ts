import { API, type EventsPage } from "@wheelhouse/core";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { client } from "../../../../queries/client.ts";
import type { EventFilter } from "./event-filter.ts";

/** Events that come with one answer. */
const PAGE = 500;

/** Events of a run that a filter wants, from the first on; the next ones come when somebody gets there. */
export function foundQuery(run: string, filter: EventFilter) {
  return infiniteQueryOptions({
    queryKey: ["events", run, filter],
    queryFn: ({ pageParam, signal }) =>
      client.call(API.runEvents, {
        parts: { id: run },
        query: { ...filter, from: String(pageParam), limit: String(PAGE) },
        signal,
      }),
    initialPageParam: 1,
    getNextPageParam: ({ events, truncated }: EventsPage) => {
      const last = events.at(-1);
      return truncated && last ? last.seq + 1 : undefined;
    },
    // A journal only grows: what was found stays true, and is searched again when a person wants it.
    staleTime: Infinity,
    gcTime: 60_000,
  });
}
