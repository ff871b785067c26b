import type { IssueItem, IssueObject, RequestObject, RunListItem } from "@wheelhouse/core";

/** Issues by number with one as it is now; a deleted one is none of them. */
export function withIssue(issues: readonly IssueItem[], item: IssueItem): readonly IssueItem[] {
  const place = issues.findIndex(({ number }) => number === item.number);
  if (item.deleted_at !== null) return place < 0 ? issues : issues.toSpliced(place, 1);
  if (place >= 0) return issues.with(place, item);
  const before = issues.findLastIndex(({ number }) => number < item.number);
  return issues.toSpliced(before + 1, 0, item);
}

/** The page of an issue with what its card says now. */
export function withItem(issue: IssueObject, item: IssueItem): IssueObject {
  return { ...issue, ...item };
}

/** Whether a card tells of something that only the whole issue has, so that it is to be fetched. */
export function isPageBehind(issue: IssueObject, item: IssueItem): boolean {
  return (
    issue.updated_at !== item.updated_at ||
    issue.status !== item.status ||
    issue.comments !== item.comments ||
    issue.runs !== item.runs ||
    issue.request?.id !== item.request?.id ||
    issue.children.total !== item.children.total ||
    issue.children.done !== item.children.done
  );
}

/** The page of an issue with one of its runs as it is now; the same when the run is of another. */
export function withRunOfIssue(issue: IssueObject, run: RunListItem): IssueObject {
  const place = issue.runs_list.findIndex(({ id }) => id === run.id);
  return place < 0 ? issue : { ...issue, runs_list: issue.runs_list.with(place, run) };
}

/** The page of an issue with what one of its runs asks; the same when another run asks it. */
export function withRequestOfIssue(issue: IssueObject, request: RequestObject): IssueObject {
  if (!issue.runs_list.some(({ id }) => id === request.run)) return issue;
  const place = issue.requests.findIndex(({ id, run }) => id === request.id && run === request.run);
  const requests = place < 0 ? [...issue.requests, request] : issue.requests.with(place, request);
  return { ...issue, requests };
}
