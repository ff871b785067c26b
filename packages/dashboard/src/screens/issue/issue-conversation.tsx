import type { IssueObject, RequestObject } from "@wheelhouse/core";
import type { ReactNode, RefObject } from "react";
import { Ago } from "../../parts/time.tsx";
import { Markdown } from "../../text/markdown.tsx";
import { withVisibleControls } from "../../text/visible-controls.ts";
import { Composer } from "../composer/composer.tsx";
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
  /** Where a comment is written, and whatever else. */
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
      <Composer
        place="issue"
        project={issue.project_id}
        issue={issue.number}
        title={issue.title}
        box={field}
      />
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
