import type { IssuePriority, IssueRequest, IssueStatus } from "@wheelhouse/core";
import type { AnyStatus } from "../../parts/status.ts";

/** What columns of the board and statuses of issues are called. */
export const STATUS_WORDS: Readonly<Record<IssueStatus, string>> = {
  open: "Open",
  inprogress: "In progress",
  waiting: "Waiting",
  done: "Done",
  closed: "Closed",
};

/** The shape that stands for each status. */
export const STATUS_MARKS: Readonly<Record<IssueStatus, AnyStatus>> = {
  open: "pending",
  inprogress: "running",
  waiting: "waiting",
  done: "completed",
  closed: "skipped",
};

const REQUEST_WORDS: Readonly<Record<IssueRequest["kind"], string>> = {
  question: "asks",
  approval: "wants approval",
  ladder: "a step failed",
  agent: "its agent asks",
};

/** What a run wants of a person, in a few words. */
export function requestWords({ kind, about }: Pick<IssueRequest, "kind" | "about">): string {
  if (kind === "approval" && about === "plan") return "plan to approve";
  if (kind === "approval" && about === "changes") return "work to accept";
  return REQUEST_WORDS[kind];
}

/** Classes of a priority; what is usual says nothing. */
export const PRIORITY_TONES: Readonly<Record<IssuePriority, string>> = {
  urgent: "text-failed",
  high: "text-stuck",
  normal: "text-text-3",
  low: "text-text-3",
};

/** Whether agents work on it now or would if they were not waiting. */
export function isLive(status: IssueStatus): boolean {
  return status === "inprogress" || status === "waiting";
}

/** Numbers of issues in a sentence: `#3, #4 and #9`. */
export function numbersInWords(numbers: readonly number[]): string {
  const words = numbers.map((number) => `#${number}`);
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
