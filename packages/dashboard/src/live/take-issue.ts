import type { IssueItem, IssueObject } from "@wheelhouse/core";
import type { QueryClient } from "@tanstack/react-query";
import { issueQuery, issuesQuery } from "../queries/issues.ts";
import { latestPatches } from "./latest-patches.ts";
import { setPatched } from "./refetch-owed.ts";
import { withIssue, withItem } from "./with-issue.ts";

/**
 * Asks something of an issue, and shows it as the reply has it. *Contract*: what the stream has said of the issue
 * meanwhile holds, for that may be later than the reply.
 */
export async function takeIssue(
  queries: QueryClient,
  { project_id: key, number }: Pick<IssueItem, "project_id" | "number">,
  ask: (parts: { readonly key: string; readonly n: string }) => Promise<IssueObject>,
): Promise<IssueObject> {
  const mark = latestPatches.mark();
  const issue = await ask({ key, n: String(number) });
  showIssue(queries, issue, mark);
  return issue;
}

/**
 * Shows an issue as an answer has it, with what the stream has said of it since a mark. Where it has said something, the
 * rest of the page may be later than the answer, too, and is asked for.
 */
export function showIssue(queries: QueryClient, issue: IssueObject, mark: number): void {
  const { project_id: project, number } = issue;
  const page = issueQuery(project, number).queryKey;
  const said = latestPatches
    .since(mark)
    .findLast((entry) => entry.k === "issue" && entry.id === issue.id);
  const shown = queries.getQueryData(page);
  if (shown === undefined || shown.seq <= issue.seq)
    setPatched(queries, page, said?.k === "issue" ? withItem(issue, said.v) : issue);
  if (said !== undefined) {
    void queries.invalidateQueries({ queryKey: page, exact: true });
    return;
  }
  const board = issuesQuery(project).queryKey;
  const issues = queries.getQueryData(board);
  if (issues !== undefined) setPatched(queries, board, withIssue(issues, itemOf(issue)));
}

/** What of an issue its card shows. */
function itemOf(issue: IssueObject): IssueItem {
  const {
    seq: _seq,
    description: _description,
    origin: _origin,
    parts: _parts,
    needed_by: _neededBy,
    runs_list: _runs,
    requests: _requests,
    comments_list: _comments,
    activity: _activity,
    closed: _closed,
    ...item
  } = issue;
  return item;
}
