import { API } from "@wheelhouse/core";
import { queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";

/** What stands in the way of runs on this machine, as the server saw it within its last minutes. */
export const doctorQuery = queryOptions({
  queryKey: ["doctor"],
  queryFn: ({ signal }) => client.call(API.doctor, { signal }),
  staleTime: 60_000,
});
