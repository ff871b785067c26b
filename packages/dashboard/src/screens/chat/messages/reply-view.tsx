import { formatTokens, type MessageObject } from "@wheelhouse/core";
import { MessageCircleQuestionMark, RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../../parts/button.tsx";
import { CopyButton } from "../../../parts/copy-button.tsx";
import { StatusMark } from "../../../parts/status-mark.tsx";
import { Ago, Elapsed } from "../../../parts/time.tsx";
import { Markdown } from "../../../text/markdown.tsx";
import { withVisibleControls } from "../../../text/visible-controls.ts";
import { Folded } from "../../run/steps/well/rows/folded.tsx";
import { ProposalCards } from "../cards/proposal-cards.tsx";
import { useChat } from "../chat-context.ts";
import type { ThreadRow } from "../log/thread-things.ts";
import { HeardView } from "./heard-view.tsx";
import { isWholeIn } from "./whole-in.ts";

/** A reply: who writes it, what it did for it, what it says, what it wants to know, and what it proposes. */
export function ReplyView({
  row: { message, proposals, heard = [] },
  isLast,
}: {
  readonly row: ThreadRow;
  readonly isLast: boolean;
}): ReactNode {
  const { text, status, why } = message;
  const isWriting = status === "writing";
  // What was heard has the tools where they were used; of a page that came later only the words are there.
  const isHeard = isWriting || isWholeIn(text, heard);
  if (status === "failed" && !isLast && proposals.length === 0)
    return (
      <article aria-label={`Reply ${message.n}`}>
        <Folded label="A try failed" peek={why ?? undefined} isDimmed>
          <p dir="auto">{withVisibleControls(why ?? "")}</p>
          {text.trim() === "" ? null : <Markdown text={text} />}
        </Folded>
      </article>
    );
  return (
    <article
      aria-label={`Reply ${message.n}`}
      aria-busy={isWriting}
      className="group flex flex-col gap-1.5 py-2.5"
    >
      <p className="flex items-center gap-2 text-xs text-text-3">
        <bdi className="font-medium text-text-2">{withVisibleControls(message.by)}</bdi>
        {isWriting ? (
          <>
            <StatusMark status="running" className="size-3.5" />
            <span>
              writes, <Elapsed from={message.at} to={null} />
            </span>
          </>
        ) : (
          <>
            <Ago at={message.ended_at ?? message.at} />
            <Used message={message} />
            <CopyButton
              text={text}
              label="Copy as Markdown"
              className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 coarse:opacity-100"
            />
          </>
        )}
      </p>
      {isHeard ? (
        <HeardView parts={heard} goesOn={isWriting} />
      ) : (
        <>
          <HeardView parts={heard.filter(({ kind }) => kind === "tools")} goesOn={false} />
          {text.trim() === "" ? null : <Markdown text={text} />}
        </>
      )}
      {message.question === null ? null : <Question text={message.question} />}
      <Ending message={message} isLast={isLast} />
      {proposals.length === 0 ? null : <ProposalCards proposals={proposals} />}
    </article>
  );
}

function Question({ text }: { readonly text: string }): ReactNode {
  return (
    <div className="flex gap-2.5 rounded-card border border-waiting/40 bg-surface px-3 py-2">
      <MessageCircleQuestionMark
        className="mt-0.5 size-4 shrink-0 text-waiting"
        aria-hidden="true"
      />
      <div className="min-w-0 flex-1">
        <p className="text-xs font-medium text-waiting">Asks you first</p>
        <Markdown text={text} />
      </div>
    </div>
  );
}

/** Why a reply is not whole, and the way to another try. */
function Ending({
  message: { status, why },
  isLast,
}: {
  readonly message: MessageObject;
  readonly isLast: boolean;
}): ReactNode {
  const { tryAgain, refused } = useChat();
  if (status === "cancelled")
    return (
      <p className="flex items-center gap-1.5 text-xs text-text-2">
        <StatusMark status="cancelled" className="size-3.5" />
        It was broken off. {why}
      </p>
    );
  if (status !== "failed") return null;
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-failed/40 bg-surface px-3 py-2"
    >
      <p className="flex min-w-0 flex-1 basis-64 gap-2">
        <StatusMark status="failed" className="mt-0.5" />
        <span dir="auto" className="min-w-0">
          This reply failed. {withVisibleControls(why ?? "Nothing more is known.")}
        </span>
      </p>
      {isLast ? (
        <Button refused={refused} onClick={tryAgain}>
          <RotateCcw className="size-3.5" aria-hidden="true" />
          Try again
        </Button>
      ) : null}
    </div>
  );
}

/** What it took, as far as the agent has said. */
function Used({ message: { usage, model } }: { readonly message: MessageObject }): ReactNode {
  const tokens = usage === null ? 0 : (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0);
  return (
    <>
      {model === null ? null : <span className="truncate">{model}</span>}
      {tokens === 0 ? null : <span className="tabular-nums">{formatTokens(tokens)} tok</span>}
    </>
  );
}
