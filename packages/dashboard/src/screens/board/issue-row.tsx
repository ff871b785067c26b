import { oneLine } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { Play } from "lucide-react";
import { memo, type ReactNode } from "react";
import { IconButton } from "../../parts/icon-button.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Ago, Elapsed } from "../../parts/time.tsx";
import { plainWords } from "../../text/plain-words.ts";
import {
  isLive,
  numbersInWords,
  requestWords,
  STATUS_MARKS,
  STATUS_WORDS,
} from "../issue/issue-words.ts";
import { CostCell, TokensCell } from "../runs/spent-cell.tsx";
import { StepStrip } from "../runs/step-strip.tsx";
import { AnswerLink } from "./answer-link.tsx";
import type { IssueCardProps } from "./issue-card.tsx";
import {
  BlockedBy,
  IssueLabels,
  IssuePriority,
  IssueType,
  PartsAndComments,
  titleOf,
} from "./issue-facts.tsx";

type IssueRowProps = IssueCardProps & { readonly isNarrow: boolean };

/** An issue in the list. */
export const IssueRow = memo(function IssueRow(props: IssueRowProps): ReactNode {
  const { issue, asked } = props;
  return (
    <div
      data-issue={issue.number}
      data-asked={asked}
      aria-busy={asked !== undefined}
      className="relative flex h-full items-center gap-3 border-b border-line px-4 hover:bg-surface has-[a[data-card]:focus-visible]:bg-raised has-[a[data-card]:focus-visible]:outline-2 has-[a[data-card]:focus-visible]:outline-offset-[-2px] has-[a[data-card]:focus-visible]:outline-accent data-[asked]:opacity-60"
    >
      {props.isNarrow ? <Narrow {...props} /> : <Wide {...props} />}
    </div>
  );
});

function Wide({ issue, isAt, onStart }: IssueRowProps): ReactNode {
  const { number, type, priority, updated_at: at } = issue;
  return (
    <>
      <Where issue={issue} className="w-24 shrink-0" />
      <span className="w-10 shrink-0 text-right text-text-3 tabular-nums">#{number}</span>
      <span className="flex min-w-0 flex-1 items-center gap-2">
        <Title issue={issue} isAt={isAt} />
        <IssueLabels labels={issue.labels} letters={18} />
        <PartsAndComments issue={issue} />
      </span>
      <span className="flex w-20 shrink-0 items-center text-xs">
        <IssuePriority priority={priority} />
      </span>
      <span className="flex w-20 shrink-0 items-center text-xs">
        <IssueType type={type} />
      </span>
      <span className="flex w-52 shrink-0 items-center gap-2 overflow-hidden text-xs text-text-2">
        <What issue={issue} />
      </span>
      <span className="w-14 shrink-0 text-right text-text-2 max-xl:hidden">
        {issue.runs === 0 ? null : <TokensCell tokens={issue.tokens} />}
      </span>
      <span className="w-14 shrink-0 text-right text-text-2 max-xl:hidden">
        {issue.runs === 0 ? null : <CostCell cost={issue.cost} cost_unknown={issue.cost_unknown} />}
      </span>
      <span className="w-14 shrink-0 text-right text-xs text-text-3">
        <Ago at={at} />
      </span>
      <span className="flex w-18 shrink-0 justify-end">
        <Act issue={issue} isAt={isAt} onStart={onStart} />
      </span>
    </>
  );
}

function Narrow({ issue, isAt, onStart }: IssueRowProps): ReactNode {
  const { number, priority } = issue;
  return (
    <>
      <span className="flex min-w-0 flex-1 flex-col gap-1">
        <span className="flex min-w-0 items-center gap-2">
          <span className="shrink-0 text-text-3 tabular-nums">#{number}</span>
          <Title issue={issue} isAt={isAt} />
        </span>
        <span className="flex min-w-0 items-center gap-2 overflow-hidden text-xs text-text-2">
          <Where issue={issue} className="shrink-0" />
          <IssuePriority priority={priority} />
          <What issue={issue} />
          {isLive(issue.status) ? null : <IssueLabels labels={issue.labels} letters={16} />}
        </span>
      </span>
      <Act issue={issue} isAt={isAt} onStart={onStart} />
    </>
  );
}

function Where({
  issue: { status },
  className,
}: Pick<IssueRowProps, "issue"> & { readonly className: string }): ReactNode {
  return (
    <span className={`flex items-center gap-1.5 whitespace-nowrap ${className}`}>
      <StatusMark status={STATUS_MARKS[status]} className="size-3.5" />
      {STATUS_WORDS[status]}
    </span>
  );
}

function Title({ issue, isAt }: Pick<IssueRowProps, "issue" | "isAt">): ReactNode {
  const { project_id: key, number } = issue;
  return (
    <Link
      to="/projects/$key/issues/$n"
      params={{ key, n: String(number) }}
      data-card={number}
      draggable={false}
      tabIndex={isAt ? 0 : -1}
      title={titleOf(issue)}
      className="shrink-[20] truncate font-medium outline-none after:absolute after:inset-0"
    >
      <bdi>{titleOf(issue)}</bdi>
    </Link>
  );
}

/** What there is to say of where it is. */
function What({ issue }: Pick<IssueRowProps, "issue">): ReactNode {
  const { status, request, last_run: run } = issue;
  if (status === "waiting" && request !== null)
    return (
      <span className="truncate text-waiting" title={request.text}>
        {requestWords(request)}: <bdi>{oneLine(plainWords(request.text))}</bdi>
      </span>
    );
  if (run !== null && isLive(status))
    return (
      <>
        <StepStrip steps={run.steps} />
        {run.status === "interrupted" || run.status === "paused" ? (
          <span className="flex items-center gap-1">
            <StatusMark status={run.status} className="size-3.5" />
            {run.status}
          </span>
        ) : (
          <Elapsed from={run.created_at} to={run.ended_at} />
        )}
      </>
    );
  if (status === "open") return <BlockedBy blocked_by={issue.blocked_by} />;
  return null;
}

/** What is done with it most. */
function Act({
  issue,
  isAt,
  onStart,
}: Pick<IssueRowProps, "issue" | "isAt" | "onStart">): ReactNode {
  const { status, number, blocked_by: blockers } = issue;
  if (status === "waiting") return <AnswerLink issue={issue} isAt={isAt} />;
  if (status !== "open") return null;
  return (
    <IconButton
      label={`Start #${number}`}
      className="relative"
      tabIndex={isAt ? 0 : -1}
      refused={blockers.length === 0 ? undefined : `It waits for ${numbersInWords(blockers)}.`}
      onClick={() => onStart(issue)}
    >
      <Play className="size-3.5" aria-hidden="true" />
    </IconButton>
  );
}
