import { API, type IssueObject } from "@wheelhouse/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useCommands } from "../../commands/command-list.ts";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { takeIssue } from "../../live/take-issue.ts";
import { Button } from "../../parts/button.tsx";
import { client } from "../../queries/client.ts";
import { issuesQuery } from "../../queries/issues.ts";
import { useSend } from "../../queries/use-send.ts";
import { wordsOf } from "../../queries/words-of.ts";
import { keepDraft, useDraft } from "../../stored/drafts.ts";
import {
  draftOfIssue,
  fieldOfError,
  type IssueDraft,
  inputOfDraft,
  readIssueDraft,
} from "./form/issue-draft.ts";
import { type FieldError, IssueFields } from "./form/issue-fields.tsx";
import { IssueWords } from "./form/issue-words.tsx";

/**
 * Changes what an issue says, where it is read. What somebody else has changed since is not written over: the server
 * refuses, and the words stay here.
 */
export function IssueEdit({
  issue,
  onClose,
}: {
  readonly issue: IssueObject;
  readonly onClose: () => void;
}): ReactNode {
  const queries = useQueryClient();
  const refused = refusedBy(useLiveState());
  const { data: issues = [] } = useQuery(issuesQuery(issue.project_id));
  const place = `issue:${issue.id}`;
  const [kept, keep] = useDraft(place);
  // As it was read: what is written over is told by its position.
  const [{ seq, read }] = useState(() => ({ seq: issue.seq, read: draftOfIssue(issue) }));
  const draft = kept === "" ? read : readIssueDraft(kept);
  const [error, setError] = useState<FieldError>();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const change = (part: Partial<IssueDraft>): void => {
    // What is written while it is sent would be lost with the form.
    if (send.isPending) return;
    setError(undefined);
    keep(JSON.stringify({ ...draft, ...part }));
  };
  const close = (): void => {
    keepDraft(place, "");
    onClose();
  };
  const send = useSend(
    async () =>
      takeIssue(queries, issue, async (parts) =>
        client.call(API.editIssue, { parts, body: { ...inputOfDraft(draft), seq } }),
      ),
    {
      onDone: close,
      onError(reason) {
        const { title, text } = wordsOf(reason);
        const words = [title, text].filter(Boolean).join(" ");
        setError({ field: fieldOfError(reason), words });
        return true;
      },
    },
  );
  const submit = (): void => {
    if (refused === undefined && !send.isPending) send.mutate(undefined);
  };
  useCommands([
    {
      id: "issue.save",
      title: "Save the issue",
      group: "Page",
      keys: "$mod+Enter",
      inFields: true,
      isHidden: true,
      run: submit,
    },
  ]);
  return (
    <form
      aria-label={`Edit #${issue.number}`}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      noValidate
      className="flex flex-col gap-4 rounded-card border border-line bg-surface p-4"
    >
      <div className="grid min-w-0 gap-x-6 gap-y-3 md:grid-cols-[minmax(0,1fr)_15rem]">
        <IssueWords draft={draft} error={error} first={first} onChange={change} />
        <div className="flex min-w-0 flex-col gap-3">
          <IssueFields
            draft={draft}
            issues={issues}
            self={issue.number}
            error={error}
            onChange={change}
          />
        </div>
      </div>
      <div className="flex items-center justify-end gap-2">
        <p role="alert" className="min-w-0 flex-1 text-failed">
          {error !== undefined && error.field === undefined ? error.words : null}
        </p>
        <Button onClick={close}>Leave it as it was</Button>
        <Button type="submit" kind="primary" refused={refused} disabled={send.isPending}>
          {send.isPending ? "Sending…" : "Save"}
        </Button>
      </div>
    </form>
  );
}
