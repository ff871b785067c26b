import { API, type IssueObject, type RequestObject } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import type { FormEvent, KeyboardEvent, ReactNode, RefObject } from "react";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { takeIssue } from "../../live/take-issue.ts";
import { Button } from "../../parts/button.tsx";
import { FIELD } from "../../parts/field.tsx";
import { Ago } from "../../parts/time.tsx";
import { client } from "../../queries/client.ts";
import { useSend } from "../../queries/use-send.ts";
import { forgetDraft, useDraft } from "../../stored/drafts.ts";
import { Markdown } from "../../text/markdown.tsx";
import { withVisibleControls } from "../../text/visible-controls.ts";
import { Section } from "../now/section.tsx";
import { RequestCard } from "../request/request-card.tsx";
import { onItsOwnPage } from "./on-its-own-page.ts";

type Comment = IssueObject["comments_list"][number];
type Said =
  | { readonly at: string; readonly comment: Comment }
  | { readonly at: string; readonly request: RequestObject };

/** What was asked and answered, and what people said, in the order in which it was. */
export function IssueConversation({
  issue,
  field,
}: {
  readonly issue: IssueObject;
  /** Where a comment is written. */
  readonly field: RefObject<HTMLTextAreaElement | null>;
}): ReactNode {
  const { requests, comments_list: comments } = issue;
  const said: Said[] = [
    ...comments.map((comment) => ({ at: comment.at ?? "", comment })),
    ...requests
      .filter(({ status }) => status !== "open")
      .map((request) => ({ at: request.opened_at ?? "", request })),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
  return (
    <Section title="Conversation" count={said.length === 0 ? undefined : said.length}>
      {said.length === 0 ? null : (
        <ol aria-label="Conversation" className="flex flex-col gap-2">
          {said.map((each) =>
            "comment" in each ? (
              <li key={`comment ${each.comment.seq}`}>
                <CommentView comment={each.comment} />
              </li>
            ) : (
              <li key={`request ${each.request.run} ${each.request.id}`}>
                <RequestCard request={onItsOwnPage(each.request)} />
              </li>
            ),
          )}
        </ol>
      )}
      <CommentForm issue={issue} field={field} />
    </Section>
  );
}

function CommentView({ comment: { by, at, text } }: { readonly comment: Comment }): ReactNode {
  return (
    <article className="rounded-card border border-line bg-surface px-3 py-2">
      <p className="mb-1 text-xs text-text-2">
        <bdi className="font-medium text-text">{withVisibleControls(by)}</bdi> <Ago at={at} />
      </p>
      <Markdown text={text} />
    </article>
  );
}

function CommentForm({
  issue,
  field,
}: {
  readonly issue: IssueObject;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}): ReactNode {
  const queries = useQueryClient();
  const refused = refusedBy(useLiveState());
  const place = `comment:${issue.id}`;
  const [text, write] = useDraft(place);
  const send = useSend(
    async (sent: string) =>
      takeIssue(queries, issue, async (parts) =>
        client.call(API.commentIssue, { parts, body: { text: sent } }),
      ),
    { onDone: (_, sent) => forgetDraft(place, sent) },
  );
  const submit = (event: FormEvent | KeyboardEvent): void => {
    event.preventDefault();
    if (text.trim() !== "" && refused === undefined && !send.isPending) send.mutate(text);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <label className="flex flex-col gap-1">
        <span className="text-xs text-text-2">Comment; agents that work on it later read it</span>
        <textarea
          ref={field}
          value={text}
          rows={2}
          maxLength={100_000}
          readOnly={send.isPending}
          onChange={({ target }) => write(target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
          }}
          className={`${FIELD} field-sizing-content max-h-60 resize-y py-1`}
        />
      </label>
      <Button
        type="submit"
        className="self-end"
        refused={refused}
        disabled={text.trim() === "" || send.isPending}
      >
        {send.isPending ? "Sending…" : "Comment"}
      </Button>
    </form>
  );
}
