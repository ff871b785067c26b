import { memo, type ReactNode } from "react";
import { CopyButton } from "../../../parts/copy-button.tsx";
import { StatusMark } from "../../../parts/status-mark.tsx";
import { Ago } from "../../../parts/time.tsx";
import { Markdown } from "../../../text/markdown.tsx";
import { withVisibleControls } from "../../../text/visible-controls.ts";
import { Folded } from "../../run/steps/well/rows/folded.tsx";
import type { ThreadRow } from "../log/thread-things.ts";
import { ReferenceChips } from "../refs/reference-chips.tsx";
import { ReplyView } from "./reply-view.tsx";

/** What was said once: by a person at the right, by us as a line that opens, and a reply with what it proposes. */
export const MessageView = memo(function MessageView({
  row,
  isLast,
  isSummarized,
}: {
  readonly row: ThreadRow;
  readonly isLast: boolean;
  /** It is the last one of those that are remembered in short. */
  readonly isSummarized: boolean;
}): ReactNode {
  if (!isSummarized) return <Message row={row} isLast={isLast} />;
  return (
    <>
      <Message row={row} isLast={isLast} />
      <p className="my-2 flex items-center gap-3 text-xs text-text-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        What is above is remembered in short
      </p>
    </>
  );
});

function Message({
  row,
  isLast,
}: {
  readonly row: ThreadRow;
  readonly isLast: boolean;
}): ReactNode {
  const { message } = row;
  if (message.speaker === "orchestrator") return <ReplyView row={row} isLast={isLast} />;
  if (message.speaker === "wheelhouse")
    return (
      <article aria-label={`Message ${message.n} of Wheelhouse`} className="py-2">
        <Folded label="Wheelhouse handed over" peek={message.text}>
          <Markdown text={message.text} />
        </Folded>
      </article>
    );
  return (
    <article
      aria-label={`Message ${message.n} of ${message.by}`}
      className="group flex flex-col items-end gap-1 py-2.5"
    >
      <p className="flex items-center gap-2 text-xs text-text-3">
        <CopyButton
          text={message.text}
          label="Copy as Markdown"
          className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 coarse:opacity-100"
        />
        <bdi className="font-medium text-text-2">{withVisibleControls(message.by)}</bdi>
        <Ago at={message.at} />
      </p>
      <div className="max-w-[min(100%,40rem)] rounded-dialog border border-line bg-surface px-3.5 py-2">
        <ReferenceChips refs={message.refs} />
        <Markdown text={message.text} />
      </div>
      {message.status === "waiting" ? (
        <p className="flex items-center gap-1.5 text-xs text-text-3">
          <StatusMark status="pending" className="size-3" />
          waits for an answer
        </p>
      ) : null}
    </article>
  );
}
