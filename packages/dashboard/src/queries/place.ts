import { API } from "@wheelhouse/core";
import { queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";

/** How long what belongs to the machine is taken as it was, in milliseconds. */
const A_MINUTE = 60_000;

/** Flows that can be run. */
export const flowsQuery = queryOptions({
  queryKey: ["flows"],
  queryFn: ({ signal }) => client.call(API.flows, { signal }),
});

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
