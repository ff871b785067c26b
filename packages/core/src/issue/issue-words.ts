/** What an issue is about; absent when nobody has said it. */
export const ISSUE_TYPES = ["bug", "feature", "refactor", "design", "research", "chore"] as const;
/** What an issue is about. */
export type IssueType = (typeof ISSUE_TYPES)[number];

/** How much an issue matters, the most first. */
export const ISSUE_PRIORITIES = ["urgent", "high", "normal", "low"] as const;
/** How much an issue matters. */
export type IssuePriority = (typeof ISSUE_PRIORITIES)[number];

/** Where an issue is: the columns of the board, in their order. */
export const ISSUE_STATUSES = ["open", "inprogress", "waiting", "done", "closed"] as const;
/** Where an issue is. */
export type IssueStatus = (typeof ISSUE_STATUSES)[number];

/** Most labels that an issue may have. */
export const MOST_LABELS = 20;
/** Most issues that one may depend on. */
export const MOST_DEPENDENCIES = 50;

/** Streams of issues; what follows is `<project>/<number>`. */
export const ISSUE_STREAMS = "issue/";

/** The stream of an issue. */
export function issueStream(project: string, number: number): string {
  return `${ISSUE_STREAMS}${project}/${number}`;
}
