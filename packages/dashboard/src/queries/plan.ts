import { API, type StartInput } from "@wheelhouse/core";
import { keepPreviousData, queryOptions, skipToken } from "@tanstack/react-query";
import { client } from "./client.ts";

/** So long a plan holds, in milliseconds: agents come and go, and files are saved. */
const HOLDS_MS = 15_000;

/** What would come of starting a run. While it is asked anew the answer before stays. */
export function planQuery(start: StartInput | undefined) {
  return queryOptions({
    queryKey: ["plan", start],
    queryFn:
      start === undefined
        ? skipToken
        : ({ signal }) => client.call(API.plan, { body: start, signal }),
    staleTime: HOLDS_MS,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
  });
}
