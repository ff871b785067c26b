import { API } from "@wheelhouse/core";
import { keepPreviousData, queryOptions, skipToken } from "@tanstack/react-query";
import { client } from "./client.ts";

/** How long what belongs to the machine is taken as it was, in milliseconds. */
const A_MINUTE = 60_000;

/** Flows that can be run, over any project. */
export const flowsQuery = queryOptions({
  queryKey: ["flows"],
  queryFn: ({ signal }) => client.call(API.flows, { signal }),
});

/** Flows that can be run over a project, with its own; those of any project while none is known. */
export function flowsOf(project: string | undefined) {
  return queryOptions({
    queryKey: project === undefined ? flowsQuery.queryKey : ["flows", project],
    queryFn: ({ signal }) =>
      client.call(API.flows, {
        signal,
        ...(project !== undefined && { query: { project_id: project } }),
      }),
    placeholderData: keepPreviousData,
  });
}

/** What the beginning of a path of a project may become. While it is asked anew the answer before stays. */
export function pathsQuery(project: string | undefined, begun: string | undefined) {
  return queryOptions({
    queryKey: ["paths", project, begun],
    queryFn:
      project === undefined || begun === undefined
        ? skipToken
        : ({ signal }) =>
            client.call(API.projectPaths, { parts: { id: project }, query: { begun }, signal }),
    staleTime: 5_000,
    gcTime: A_MINUTE,
  });
}

/** Projects that the server knows. */
export const projectsQuery = queryOptions({
  queryKey: ["projects"],
  queryFn: ({ signal }) => client.call(API.projects, { signal }),
  staleTime: A_MINUTE,
});

/** Agents of this machine, and whether they can be used. */
export const agentsQuery = queryOptions({
  queryKey: ["agents"],
  queryFn: ({ signal }) => client.call(API.agents, { signal }),
  staleTime: A_MINUTE,
});

/** How the server is. */
export const healthQuery = queryOptions({
  queryKey: ["health"],
  queryFn: ({ signal }) => client.call(API.health, { signal }),
});
