import { API } from "@wheelhouse/core";
import { queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";

/** So many of them are shown. */
const MOST = 200;

/**
 * Lines of an observed run's log that are no events, the first ones.
 *
 * @param count How many are known: with another one, they are asked for anew.
 */
export function badLinesQuery(run: string, count: number) {
  return queryOptions({
    queryKey: ["bad-lines", run, count],
    queryFn: ({ signal }) =>
      client.call(API.badLines, { parts: { id: run }, query: { limit: String(MOST) }, signal }),
  });
}
