import type { Action, ProposalObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { Columns2, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../../parts/button.tsx";
import { IconButton } from "../../../parts/icon-button.tsx";
import type { AnyStatus } from "../../../parts/status.ts";
import { StatusMark } from "../../../parts/status-mark.tsx";
import { Ago } from "../../../parts/time.tsx";
import { withVisibleControls } from "../../../text/visible-controls.ts";
import { useChat } from "../chat-context.ts";
import { canUndo } from "./can-undo.ts";

const LOOKS: Readonly<
  Record<ProposalObject["status"], { readonly mark: AnyStatus; readonly word: string }>
> = {
  open: { mark: "open", word: "open" },
  accepted: { mark: "completed", word: "Accepted" },
  dismissed: { mark: "skipped", word: "Dismissed" },
  undone: { mark: "cancelled", word: "Taken back" },
  void: { mark: "failed", word: "Cannot be done" },
};

/** What became of a proposal: who answered, what came of it, and the way back where there is one. */
export function AnsweredLine({
  proposal,
  action,
}: {
  readonly proposal: ProposalObject;
  readonly action: Action;
}): ReactNode {
  const { undo, pending, refused } = useChat();
  const { n, status, text, answered_at: at, answered_by: by, refusal } = proposal;
  const { mark, word } = LOOKS[status];
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-0.5 px-3.5 py-1.5">
      <StatusMark status={mark} className="size-3.5" />
      <span className="text-xs font-medium text-text-2">{word}</span>
      <bdi
        className={`min-w-0 flex-1 basis-40 truncate ${status === "accepted" ? "" : "text-text-2"}`}
        title={text}
      >
        {withVisibleControls(text)}
      </bdi>
      <Came proposal={proposal} />
      {by === null ? null : (
        <span className="text-xs text-text-3">
          <bdi>{by === "orchestrator" ? "by itself" : withVisibleControls(by)}</bdi> <Ago at={at} />
        </span>
      )}
      {status === "accepted" && canUndo(action) ? (
        <Button
          kind="quiet"
          keys="z"
          refused={refused}
          disabled={pending.has(n) || undefined}
          onClick={() => undo(proposal)}
          className="h-6 px-1.5 text-xs coarse:h-11"
        >
          <Undo2 className="size-3.5" aria-hidden="true" />
          Undo
        </Button>
      ) : null}
      {refusal === null ? null : (
        <p dir="auto" className="w-full pl-5.5 text-xs text-text-2">
          {withVisibleControls(refusal)}
        </p>
      )}
    </div>
  );
}

/** The way to what came of it. */
function Came({ proposal: { effect, status } }: { readonly proposal: ProposalObject }): ReactNode {
  const { project, beside } = useChat();
  if (effect === null || status === "undone") return null;
  const { issue, run, schedule } = effect;
  const link = "shrink-0 text-accent hover:underline";
  return (
    <>
      {issue === undefined ? null : (
        <Link
          to="/projects/$key/issues/$n"
          params={{ key: project, n: String(issue) }}
          className={link}
        >
          Issue #{issue}
        </Link>
      )}
      {run === undefined ? null : (
        <span className="inline-flex items-center gap-1">
          <Link to="/runs/$run" params={{ run }} className={link}>
            The run
          </Link>
          <IconButton label="Open beside" className="h-6 w-6" onClick={() => beside(run)}>
            <Columns2 className="size-3.5" aria-hidden="true" />
          </IconButton>
        </span>
      )}
      {schedule === undefined ? null : (
        <Link
          to="/projects/$key/schedules/$name"
          params={{ key: project, name: schedule.slice(schedule.lastIndexOf("/") + 1) }}
          className={link}
        >
          The schedule
        </Link>
      )}
    </>
  );
}
