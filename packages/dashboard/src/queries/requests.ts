import { API } from "@wheelhouse/core";
import { queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";

/** What all runs ask of people now, the oldest first; kept fresh by the topic `requests`. */
export const requestsQuery = queryOptions({
  queryKey: ["requests"],
  queryFn: ({ signal }) => client.call(API.requests, { query: { status: "open" }, signal }),
});
