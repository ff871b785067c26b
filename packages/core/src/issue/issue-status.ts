import { isTerminal, type RunStatus } from "../run/status.ts";
import type { IssueStatus } from "./issue-words.ts";

/** What of a run decides where its issue is. */
export interface LastRun {
  readonly status: RunStatus;
  readonly openRequests: number;
}

/**
 * Where an issue is. Nobody writes it down: it follows from whether a person has closed the issue and from its last run.
 * A run that failed or was cancelled leaves its issue open.
 */
export function issueStatus(
  issue: { readonly isClosed: boolean },
  lastRun: LastRun | undefined,
): IssueStatus {
  if (issue.isClosed) return "closed";
  if (!lastRun) return "open";
  if (lastRun.status === "completed") return "done";
  if (isTerminal(lastRun.status)) return "open";
  return lastRun.openRequests > 0 ? "waiting" : "inprogress";
}
