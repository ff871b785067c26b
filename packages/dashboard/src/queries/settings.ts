import { API } from "@wheelhouse/core";
import { queryOptions, skipToken } from "@tanstack/react-query";
import { client } from "./client.ts";

/** What holds for runs over a project, and who says so. */
export function settingsQuery(project: string | undefined) {
  return queryOptions({
    queryKey: ["settings", project],
    queryFn:
      project === undefined
        ? skipToken
        : ({ signal }) => client.call(API.settings, { query: { project_id: project }, signal }),
  });
}
