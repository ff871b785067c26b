import { API, type SourceKind } from "@wheelhouse/core";
import { queryOptions, skipToken } from "@tanstack/react-query";
import { client } from "./client.ts";

/** So long a preview holds, in milliseconds: whoever tries a path again may have mended something. */
const HOLDS_MS = 5_000;

/** Places that are watched; kept fresh by the topic `sources`. */
export const sourcesQuery = queryOptions({
  queryKey: ["sources"],
  queryFn: ({ signal }) => client.call(API.sources, { signal }),
});

/** How agents are told to send OpenTelemetry here, and what came; kept fresh by the topic `sources`. */
export const otlpQuery = queryOptions({
  queryKey: ["otlp"],
  queryFn: ({ signal }) => client.call(API.otlp, { signal }),
});

/** What would be understood of a place; undefined asks nothing. Throws `source.unreadable` and `source.unclear`. */
export function previewQuery(path: string | undefined, kind: SourceKind | undefined) {
  return queryOptions({
    queryKey: ["source-preview", path, kind],
    queryFn:
      path === undefined
        ? skipToken
        : ({ signal }) =>
            client.call(API.previewSource, {
              query: { path, ...(kind !== undefined && { kind }) },
              signal,
            }),
    staleTime: HOLDS_MS,
    gcTime: 60_000,
  });
}
