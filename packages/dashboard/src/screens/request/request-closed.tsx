import type { RequestObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { CopyButton } from "../../parts/copy-button.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Ago } from "../../parts/time.tsx";
import type { AnswerDraft } from "./read-draft.ts";
import { answerOf, draftOf, requestMarkdown } from "./request-markdown.ts";
import { RequestText } from "./request-text.tsx";

/** What a run asked, and what came of it. */
export function RequestClosed({
  request,
  unsent,
}: {
  readonly request: RequestObject;
  /** What this person wanted to answer when somebody was first. */
  readonly unsent?: AnswerDraft | undefined;
}): ReactNode {
  const { status, text, step } = request;
  return (
    <section
      aria-label={`Question of ${step}, ${status}`}
      className="rounded-card border border-line bg-surface px-3 py-2"
    >
      <div className="text-text-2">
        <RequestText text={text} />
      </div>
      <div className="mt-1 flex items-start gap-2">
        <StatusMark status={MARKS[status]} className="mt-0.5" />
        <p className="min-w-0 flex-1">
          <Outcome request={request} />
        </p>
        <CopyButton label="Copy as Markdown" text={() => requestMarkdown(request)} />
      </div>
      {unsent === undefined || draftOf(request, unsent) === "" ? null : (
        <p className="mt-1 pl-6 text-text-2">
          Your answer was not taken, because somebody was first: “{draftOf(request, unsent)}”
        </p>
      )}
    </section>
  );
}

const MARKS = {
  open: "open",
  answered: "completed",
  expired: "failed",
  withdrawn: "skipped",
} as const satisfies Record<RequestObject["status"], string>;

function Outcome({ request }: { readonly request: RequestObject }): ReactNode {
  const { status, answered_by: by, closed_at: at } = request;
  if (status === "answered")
    return (
      <>
        answered by {by ?? "somebody"} <Ago at={at} />:{" "}
        <strong className="font-medium">{answerOf(request)}</strong>
      </>
    );
  if (status === "expired")
    return (
      <>
        expired <Ago at={at} />: nobody answered in time, and the step failed.
      </>
    );
  return (
    <>
      withdrawn <Ago at={at} />: the run went on or ended without it.
    </>
  );
}
