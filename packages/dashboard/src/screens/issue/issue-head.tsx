import type { IssueObject, IssueRun } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../parts/button.tsx";
import { StatusChip } from "../../parts/status-chip.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Ago } from "../../parts/time.tsx";
import { BlockedBy, IssuePriority, IssueType, titleOf } from "../board/issue-facts.tsx";
import { IssueActions } from "./issue-actions.tsx";
import { STATUS_MARKS, STATUS_WORDS } from "./issue-words.ts";
import type { IssueActs } from "./use-issue-acts.tsx";

/** What an issue is called, where it stands, and what can be done with it. */
export function IssueHead({
  issue,
  acts,
  onEdit,
}: {
  readonly issue: IssueObject;
  readonly acts: IssueActs;
  /** Absent while it is being edited. */
  readonly onEdit?: () => void;
}): ReactNode {
  const { project_id: key, number, status, closed, deleted_at: deleted } = issue;
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1.5">
        <p className="flex min-w-0 items-center gap-1.5 text-xs text-text-2">
          <Link
            to="/projects/$key/board"
            params={{ key }}
            className="inline-flex min-h-6 items-center text-accent hover:underline coarse:min-h-11"
          >
            Board
          </Link>
          <span aria-hidden="true">/</span>
          <span className="tabular-nums">#{number}</span>
        </p>
        <h1 className="text-xl font-semibold [overflow-wrap:anywhere]">
          <bdi>{titleOf(issue)}</bdi>
        </h1>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
          {deleted === null ? (
            <StatusChip status={STATUS_MARKS[status]}>{STATUS_WORDS[status]}</StatusChip>
          ) : (
            <StatusChip status="skipped">Deleted</StatusChip>
          )}
          {status === "open" ? <LastRun run={issue.last_run} /> : null}
          <IssueType type={issue.type} />
          <IssuePriority priority={issue.priority} />
          <BlockedBy blocked_by={issue.blocked_by} />
        </div>
        {closed === null ? null : (
          <p className="text-text-2">
            Closed by <bdi>{closed.by}</bdi> <Ago at={closed.at} />
            {closed.reason === null ? "" : `: ${closed.reason}`}
          </p>
        )}
        {deleted === null ? null : (
          <p className="text-text-2">
            It was deleted <Ago at={deleted} />, and is on no board before it is restored.
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <IssueActions issue={issue} acts={acts} />
        {onEdit === undefined || deleted !== null ? null : (
          <Button onClick={onEdit} keys="e">
            <Pencil className="size-3.5" aria-hidden="true" />
            Edit
          </Button>
        )}
      </div>
    </header>
  );
}

/** That its last run came to nothing, which is why it is open again. */
function LastRun({ run }: { readonly run: IssueRun | null }): ReactNode {
  if (run?.status !== "failed" && run?.status !== "cancelled") return null;
  return (
    <Link
      to="/runs/$run"
      params={{ run: run.id }}
      className="inline-flex min-h-6 items-center gap-1 text-text-2 hover:underline coarse:min-h-11"
    >
      <StatusMark status={run.status} className="size-3.5" />
      {run.status === "failed" ? "the last run failed" : "the last run was stopped"}
    </Link>
  );
}
