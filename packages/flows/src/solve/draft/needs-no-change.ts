import type { IssueType } from "@wheelhouse/core";

/** Kinds of issues that may be solved without a change. */
const WITHOUT_CHANGE: ReadonlySet<string | null | undefined> = new Set(["research", "design"]);

/** Whether an issue of this type may be solved without changing a file. */
export function needsNoChange(type: IssueType | null | undefined): boolean {
  return WITHOUT_CHANGE.has(type);
}
