import type { IssueItem, IssueObject, RequestObject, RunListItem } from "@wheelhouse/core";
import type { QueryClient } from "@tanstack/react-query";
import { issueQuery, issuesQuery } from "../queries/issues.ts";
import { setPatched } from "./refetch-owed.ts";
import {
  isPageBehind,
  withIssue,
  withItem,
  withRequestOfIssue,
  withRunOfIssue,
} from "./with-issue.ts";

/**
 * Brings the board and the page of an issue up to what the stream says of it.
 * *Contract*: what did not change stays the same object. True when the page has more to ask the server for.
 */
export function patchIssue(queries: QueryClient, item: IssueItem): boolean {
  const { queryKey: board } = issuesQuery(item.project_id);
  const issues = queries.getQueryData(board);
  if (issues !== undefined) setPatched(queries, board, withIssue(issues, item));
  const { queryKey: page } = issueQuery(item.project_id, item.number);
  const issue = queries.getQueryData(page);
  if (issue === undefined) return false;
  setPatched(queries, page, withItem(issue, item));
  return isPageBehind(issue, item);
}

/** Brings pages of issues up to what is said of a run. */
export function patchIssueRun(queries: QueryClient, run: RunListItem): void {
  patchPages(queries, (issue) => withRunOfIssue(issue, run));
}

/** Brings pages of issues up to what is said of a request. */
export function patchIssueRequest(queries: QueryClient, request: RequestObject): void {
  patchPages(queries, (issue) => withRequestOfIssue(issue, request));
}

function patchPages(queries: QueryClient, patched: (issue: IssueObject) => IssueObject): void {
  for (const [key, issue] of queries.getQueriesData<IssueObject>({ queryKey: ["issue"] })) {
    if (issue === undefined) continue;
    const next = patched(issue);
    if (next !== issue) setPatched(queries, key, next);
  }
}
