import type { Signal } from "./derive-signals.ts";

/** Most names that a line holds. */
const NAMES = 3;

/** A signal in one short line, without the repository's name. */
export function signalLine({ signal, detail }: Signal): string {
  const count = Number(detail["count"] ?? 0);
  const text = (name: string): string => {
    const value = detail[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  const of = (one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;
  const asOf = detail["known_at"] === undefined ? "" : ` (as of ${text("known_at").slice(0, 16)}Z)`;
  switch (signal) {
    case "dirty_tree":
      return `dirty: ${text("modified")} modified, ${text("untracked")} untracked`;
    case "in_progress_op":
      return `${text("operation")} under way`;
    case "detached_head":
      return `HEAD is detached at ${text("commit").slice(0, 7)}`;
    case "review_requested":
      return `${of("pull request")} ${count === 1 ? "waits" : "wait"} for your review${asOf}`;
    case "my_draft_pr":
      return `${of("draft")} of yours${asOf}`;
    case "pr_no_reviewer":
      return `${of("pull request")} of yours without a reviewer${asOf}`;
    case "my_open_pr":
      return `${of("pull request")} of yours not yet looked at: try it yourself${asOf}`;
    case "issue_assigned":
      return `${of("issue")} assigned to you${asOf}`;
    case "push":
      return `${of("commit")} to push`;
    case "deploy_failing":
      return `deploy fails: ${text("workflow")}${asOf}`;
    case "deploy_stale":
      return `last deploy ${text("days")} days ago: ${text("workflow")}${asOf}`;
    case "stale_branch":
      return `${of("stale branch", "stale branches")}: ${branchNames(detail["branches"])}`;
    default:
      return signal satisfies never;
  }
}

function branchNames(branches: unknown): string {
  const names = (Array.isArray(branches) ? branches : []).flatMap((branch: unknown) =>
    typeof branch === "object" && branch !== null && "name" in branch && "days" in branch
      ? [`${String(branch.name)} ${String(branch.days)}d`]
      : [],
  );
  const more = names.length - NAMES;
  return [...names.slice(0, NAMES), ...(more > 0 ? [`${more} more`] : [])].join(", ");
}
