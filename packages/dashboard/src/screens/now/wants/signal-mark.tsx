import type { SignalName } from "@wheelhouse/core";
import {
  ArrowUpFromLine,
  CircleDot,
  CloudAlert,
  CloudCog,
  Eye,
  FilePen,
  GitBranch,
  GitCommitHorizontal,
  GitMerge,
  GitPullRequest,
  GitPullRequestDraft,
  type LucideIcon,
  UserRoundPlus,
} from "lucide-react";
import type { ReactNode } from "react";

const CALM = "text-text-3";
const HALF = "text-waiting";

/** Shape, colour and short name of each signal. Colour only where something stands half done or is broken. */
export const SIGNAL_MARKS: Readonly<
  Record<SignalName, { readonly icon: LucideIcon; readonly tone: string; readonly word: string }>
> = {
  dirty_tree: { icon: FilePen, tone: CALM, word: "uncommitted" },
  in_progress_op: { icon: GitMerge, tone: HALF, word: "half done" },
  detached_head: { icon: GitCommitHorizontal, tone: HALF, word: "detached" },
  review_requested: { icon: Eye, tone: CALM, word: "review wanted" },
  my_draft_pr: { icon: GitPullRequestDraft, tone: CALM, word: "draft" },
  pr_no_reviewer: { icon: UserRoundPlus, tone: CALM, word: "no reviewer" },
  my_open_pr: { icon: GitPullRequest, tone: CALM, word: "open PR" },
  issue_assigned: { icon: CircleDot, tone: CALM, word: "assigned" },
  push: { icon: ArrowUpFromLine, tone: CALM, word: "to push" },
  deploy_failing: { icon: CloudAlert, tone: "text-failed", word: "deploy failing" },
  deploy_stale: { icon: CloudCog, tone: HALF, word: "deploy stale" },
  stale_branch: { icon: GitBranch, tone: CALM, word: "stale branch" },
};

/** The shape of a signal. Decoration: its line stands beside it. */
export function SignalMark({ signal }: { readonly signal: SignalName }): ReactNode {
  const { icon: Icon, tone } = SIGNAL_MARKS[signal];
  return <Icon className={`size-4 shrink-0 ${tone}`} aria-hidden="true" />;
}
