import { API } from "@wheelhouse/core";
import { keepPreviousData, queryOptions, skipToken } from "@tanstack/react-query";
import { client } from "./client.ts";

/** So many hits are asked for; whoever finds more writes another word. */
export const MOST_HITS = 50;

/** So long an answer holds, in milliseconds: sessions go on. */
const HOLDS_MS = 10_000;

/** Turns of sessions with these words in them, the best first; nothing is asked without words. */
export function searchQuery(words: string) {
  return queryOptions({
    queryKey: ["search", words],
    queryFn:
      words === ""
        ? skipToken
        : ({ signal }) =>
            client.call(API.search, { query: { q: words, limit: String(MOST_HITS) }, signal }),
    staleTime: HOLDS_MS,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
  });
}
