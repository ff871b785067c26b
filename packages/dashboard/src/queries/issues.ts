import { API, type IssueItem, type IssueObject } from "@wheelhouse/core";
import { queryOptions } from "@tanstack/react-query";
import { latestPatches } from "../live/latest-patches.ts";
import { withIssue, withItem } from "../live/with-issue.ts";
import { client } from "./client.ts";

/** Issues of a project that are not deleted, by number; kept fresh by the topic `issues:<project>`. */
export function issuesQuery(project: string) {
  return queryOptions({
    queryKey: ["issues", project],
    async queryFn({ signal }): Promise<readonly IssueItem[]> {
      const mark = latestPatches.mark();
      const fetched = await client.call(API.issues, { parts: { key: project }, signal });
      return itemsSince(mark, project).reduce(withIssue, fetched);
    },
  });
}

/** An issue, whole; kept fresh by the topics `issues:<project>`, `runs` and `requests`. */
export function issueQuery(project: string, number: number) {
  return queryOptions({
    queryKey: ["issue", project, number],
    async queryFn({ signal }): Promise<IssueObject> {
      const mark = latestPatches.mark();
      const parts = { key: project, n: String(number) };
      const fetched = await client.call(API.issue, { parts, signal });
      return itemsSince(mark, project)
        .filter((item) => item.number === number)
        .reduce(withItem, fetched);
    },
  });
}

/** What the stream said of a project's issues since a mark: it is newer than an answer that was on its way. */
function itemsSince(mark: number, project: string): IssueItem[] {
  return latestPatches
    .since(mark)
    .flatMap((entry) => (entry.k === "issue" && entry.v.project_id === project ? [entry.v] : []));
}
