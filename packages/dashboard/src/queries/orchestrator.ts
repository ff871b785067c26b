import { API } from "@wheelhouse/core";
import { queryOptions, skipToken } from "@tanstack/react-query";
import { client } from "./client.ts";

/** So long an answer holds, in milliseconds: agents come and go. */
const HOLDS_MS = 15_000;

/** Who answers in a project and its threads; nobody is asked while the project is undefined. */
export function orchestratorQuery(project: string | undefined) {
  return queryOptions({
    queryKey: ["orchestrator", project],
    queryFn:
      project === undefined
        ? skipToken
        : ({ signal }) => client.call(API.orchestrator, { parts: { id: project }, signal }),
    staleTime: HOLDS_MS,
    // That nobody answers is an answer: whoever shows it asks again.
    retry: false,
  });
}
