import { API, isWheelhouseError } from "@wheelhouse/core";
import { queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";

/** Repositories with what they want, those that want action first; kept fresh by the topic `signals`. */
export const repositoriesQuery = queryOptions({
  queryKey: ["repositories"],
  queryFn: ({ signal }) => client.call(API.repositories, { signal }),
});

/** Which look at the repositories was the last; kept fresh by the topic `signals`. */
export const scanQuery = queryOptions({
  queryKey: ["scan-version"],
  queryFn: ({ signal }) => client.call(API.scanVersion, { signal }),
});

/** A project with its repository and latest commits; kept fresh by the topic `signals`; null when there is none. */
export function projectQuery(key: string) {
  return queryOptions({
    queryKey: ["project", key],
    // That there is none is an answer: an error would be forgotten each time that it is asked again.
    queryFn: ({ signal }) =>
      client.call(API.project, { parts: { key }, signal }).catch((error: unknown) => {
        if (isWheelhouseError(error) && error.code === "project.unknown") return null;
        throw error;
      }),
  });
}
