import { API } from "@wheelhouse/core";
import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { client } from "./client.ts";

/** Which runs are wanted, as the API asks for it. */
export type RunsFilter = z.input<(typeof API.runs)["query"]>;

/** Runs, newest first; kept fresh by the topic `runs`. */
export function runsQuery(filter: RunsFilter = {}) {
  return queryOptions({
    queryKey: ["runs", filter],
    queryFn: ({ signal }) => client.call(API.runs, { query: filter, signal }),
  });
}
