import { type IssueItem, type IssueStatus, oneLine } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { LoaderCircle, Play } from "lucide-react";
import { memo, type ReactNode } from "react";
import { Button } from "../../parts/button.tsx";
import { Cost, Tokens } from "../../parts/spent.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Ago, Elapsed } from "../../parts/time.tsx";
import { plainWords } from "../../text/plain-words.ts";
import { numbersInWords, requestWords, STATUS_WORDS } from "../issue/issue-words.ts";
import { StepStrip } from "../runs/step-strip.tsx";
import { AnswerLink } from "./answer-link.tsx";
import {
  BlockedBy,
  IssueLabels,
  IssuePriority,
  IssueType,
  PartsAndComments,
  titleOf,
} from "./issue-facts.tsx";

/** What a card of the board shows and can do. */
export interface IssueCardProps {
  readonly issue: IssueItem;
  /** Whether the tabulator key leads to it, and keys are about it. */
  readonly isAt: boolean;
  /** Where it was asked to be, until the server has answered. */
  readonly asked: IssueStatus | undefined;
  /** The same function for every drawing. */
  readonly onStart: (issue: IssueItem) => void;
}

/** An issue on the board. It is as high as its column says, whatever is in it. */
export const IssueCard = memo(function IssueCard(props: IssueCardProps): ReactNode {
  const { issue, isAt, asked } = props;
  const { number, project_id: key, type, priority } = issue;
  return (
    <article
      data-issue={number}
      data-asked={asked}
      aria-busy={asked !== undefined}
      className="relative flex h-full min-w-0 touch-manipulation flex-col gap-1 overflow-hidden rounded-card border border-line bg-surface px-2.5 py-2 select-none [-webkit-touch-callout:none] hover:border-control/60 hover:bg-raised has-[a[data-card]:focus-visible]:outline-2 has-[a[data-card]:focus-visible]:outline-offset-[-2px] has-[a[data-card]:focus-visible]:outline-accent data-[held]:opacity-40 data-[asked]:border-dashed data-[asked]:border-accent"
    >
      <span className="flex h-4 min-w-0 shrink-0 items-center gap-2 text-xs">
        <span className="text-text-3 tabular-nums">#{number}</span>
        <IssueType type={type} />
        <span className="ml-auto">
          <IssuePriority priority={priority} />
        </span>
      </span>
      <h3 className="line-clamp-2 shrink-0 font-medium">
        <Link
          to="/projects/$key/issues/$n"
          params={{ key, n: String(number) }}
          data-card={number}
          draggable={false}
          tabIndex={isAt ? 0 : -1}
          title={titleOf(issue)}
          className="outline-none after:absolute after:inset-0"
        >
          <bdi>{titleOf(issue)}</bdi>
        </Link>
      </h3>
      <span className="mt-auto flex min-w-0 flex-col gap-1">
        {asked === undefined ? <Below {...props} /> : <Asking to={asked} />}
      </span>
    </article>
  );
});

function Asking({ to }: { readonly to: IssueStatus }): ReactNode {
  return (
    <span className="flex h-5 items-center gap-1.5 text-xs text-text-2">
      <LoaderCircle className="sweep size-3.5 shrink-0 text-accent" aria-hidden="true" />
      {`${STATUS_WORDS[to]}: asked for…`}
    </span>
  );
}

/** What stands below the title: it depends on where the issue is. */
function Below({ issue, isAt, onStart }: IssueCardProps): ReactNode {
  const { status, blocked_by: blockers } = issue;
  if (status === "open")
    return (
      <>
        <span className="flex h-5 min-w-0 items-center gap-1.5 overflow-hidden">
          <Failure issue={issue} />
          <IssueLabels labels={issue.labels} letters={hasFailed(issue) ? 0 : LETTERS} />
        </span>
        <span className="flex h-7 min-w-0 items-center gap-1.5 coarse:h-11">
          <BlockedBy blocked_by={issue.blocked_by} isShort />
          <PartsAndComments issue={issue} />
          <Button
            className="relative ml-auto h-6! px-2! coarse:h-11!"
            tabIndex={isAt ? 0 : -1}
            keys="s"
            refused={
              blockers.length === 0 ? undefined : `It waits for ${numbersInWords(blockers)}.`
            }
            onClick={() => onStart(issue)}
          >
            <Play className="size-3" aria-hidden="true" />
            <span className={blockers.length === 0 ? "" : "sr-only"}>Start</span>
          </Button>
        </span>
      </>
    );
  return (
    <>
      {status === "closed" ? null : (
        <span className="flex h-5 min-w-0 items-center gap-1.5">
          <Marks issue={issue} />
        </span>
      )}
      {status === "waiting" ? (
        <Asks issue={issue} isAt={isAt} />
      ) : status === "inprogress" ? (
        <Way issue={issue} />
      ) : null}
      {status === "done" || status === "closed" ? <Figures issue={issue} /> : null}
    </>
  );
}

function Marks({ issue }: { readonly issue: IssueItem }): ReactNode {
  return (
    <span className="flex min-w-0 flex-1 items-center gap-1.5 overflow-hidden">
      <BlockedBy blocked_by={issue.blocked_by} isShort />
      <PartsAndComments issue={issue} />
      <IssueLabels labels={issue.labels} letters={lettersBeside(issue)} />
    </span>
  );
}

/** What has room in a line of a card, in letters of a label. */
const LETTERS = 28;

/** What is left of it beside the marks of an issue. */
function lettersBeside({ blocked_by: blockers, children, comments }: IssueItem): number {
  return (
    LETTERS - (blockers.length > 0 ? 20 : 0) - (children.total > 0 ? 8 : 0) - (comments > 0 ? 6 : 0)
  );
}

function hasFailed({ last_run: run }: IssueItem): boolean {
  return run?.status === "failed" || run?.status === "cancelled";
}

/** That its last run came to nothing. */
function Failure({ issue: { last_run: run } }: { readonly issue: IssueItem }): ReactNode {
  if (run === null || (run.status !== "failed" && run.status !== "cancelled")) return null;
  return (
    <span className="flex max-w-40 min-w-0 items-center gap-1 text-xs text-text-2">
      <StatusMark status={run.status} className="size-3.5" />
      <span className="truncate" title={run.error ?? undefined}>
        {run.status === "failed"
          ? oneLine(plainWords(run.error ?? "the last run failed"))
          : "the last run was stopped"}
      </span>
    </span>
  );
}

/** How far its run is. */
function Way({ issue }: { readonly issue: IssueItem }): ReactNode {
  const { last_run: run } = issue;
  if (run === null) return null;
  return (
    <>
      <span className="flex h-4 min-w-0 items-center text-xs text-text-2">
        {run.status === "queued" ? "waits for its turn" : <StepStrip steps={run.steps} />}
        {run.status === "interrupted" || run.status === "paused" ? (
          <span className="ml-2 flex min-w-0 items-center gap-1">
            <StatusMark status={run.status} className="size-3.5" />
            <span className="truncate">{run.status}</span>
          </span>
        ) : null}
      </span>
      <Figures issue={issue} />
    </>
  );
}

/** What its run wants of a person, with the way to answer. */
function Asks({ issue, isAt }: { readonly issue: IssueItem; readonly isAt: boolean }): ReactNode {
  const { request } = issue;
  return (
    <>
      <span className="flex min-w-0 flex-col text-xs" title={request?.text}>
        <span className="flex items-center gap-1 font-medium text-waiting">
          <StatusMark status="waiting" className="size-3.5" />
          {request === null ? "waits" : requestWords(request)}
          <span className="ml-auto font-normal">
            <Elapsed from={request?.opened_at ?? null} to={null} />
          </span>
        </span>
        <bdi className="truncate text-text">
          {request === null ? "" : oneLine(plainWords(request.text))}
        </bdi>
      </span>
      <span className="flex h-7 min-w-0 items-center gap-2 coarse:h-11">
        <Figures issue={issue} />
        <AnswerLink issue={issue} isAt={isAt} />
      </span>
    </>
  );
}

/** How long its last run took or takes, and what all of them have used: what has no room is left out whole. */
function Figures({ issue }: { readonly issue: IssueItem }): ReactNode {
  const { last_run: run, updated_at: at, status } = issue;
  return (
    <span className="flex h-4 min-w-0 flex-wrap items-center gap-x-2 gap-y-1 overflow-hidden text-xs text-text-2">
      {run === null || status === "waiting" ? null : (
        <Elapsed from={run.created_at} to={run.ended_at} />
      )}
      {run === null ? null : <Tokens tokens={issue.tokens} />}
      {run === null || issue.cost === null ? null : (
        <Cost cost={issue.cost} cost_unknown={issue.cost_unknown} />
      )}
      {status === "done" || status === "closed" ? (
        <span className="ml-auto text-text-3">
          <Ago at={run?.ended_at ?? at} />
        </span>
      ) : null}
    </span>
  );
}
