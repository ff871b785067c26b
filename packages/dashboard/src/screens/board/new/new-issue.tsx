import { API, type IssueItem } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useRef, useState } from "react";
import { useCommands } from "../../../commands/command-list.ts";
import { latestPatches } from "../../../live/latest-patches.ts";
import { refusedBy, useLiveState } from "../../../live/live-context.ts";
import { showIssue } from "../../../live/take-issue.ts";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Kbd } from "../../../parts/kbd.tsx";
import { useToast } from "../../../parts/toast.tsx";
import { client } from "../../../queries/client.ts";
import { useSend } from "../../../queries/use-send.ts";
import { wordsOf } from "../../../queries/words-of.ts";
import { forgetDraft, useDraft } from "../../../stored/drafts.ts";
import {
  fieldOfError,
  type IssueDraft,
  inputOfDraft,
  keptIssueDraft,
  readIssueDraft,
} from "../../issue/form/issue-draft.ts";
import { type FieldError, IssueFields } from "../../issue/form/issue-fields.tsx";
import { IssueWords } from "../../issue/form/issue-words.tsx";

const route = getRouteApi("/projects/$key/board");

/** Writes an issue. What is begun is kept in this browser until it was sent. */
export function NewIssue({
  project,
  title,
  issues,
}: {
  readonly project: string;
  /** A title to begin with. */
  readonly title: string;
  readonly issues: readonly IssueItem[];
}): ReactNode {
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const toast = useToast();
  const refused = refusedBy(useLiveState());
  const place = `issue:${project}`;
  const [kept, keep] = useDraft(place);
  const read = readIssueDraft(kept);
  const draft: IssueDraft = read.title === "" && kept === "" ? { ...read, title } : read;
  const [error, setError] = useState<FieldError>();
  const [wish] = useState(() => ({ text: "", key: "" }));
  const first = useRef<HTMLInputElement>(null);
  const close = (): void =>
    void navigate({ search: (now) => ({ ...now, new: undefined }), replace: true });
  const change = (part: Partial<IssueDraft>): void => {
    // What is written while it is sent would be lost with the form.
    if (send.isPending) return;
    setError(undefined);
    keep(keptIssueDraft({ ...draft, ...part }));
  };
  const send = useSend(
    async () => {
      const body = inputOfDraft(draft);
      const text = JSON.stringify(body);
      // The same words sent twice, because a reply was lost, are one issue.
      if (wish.text !== text) Object.assign(wish, { text, key: crypto.randomUUID() });
      const mark = latestPatches.mark();
      const issue = await client.call(API.createIssue, {
        parts: { key: project },
        body,
        idempotencyKey: wish.key,
      });
      showIssue(queries, issue, mark);
      return issue;
    },
    {
      onDone({ number }) {
        forgetDraft(place, kept);
        close();
        toast({
          tone: "completed",
          title: `#${number} was made.`,
          action: {
            label: "Open",
            run: () =>
              void navigate({
                to: "/projects/$key/issues/$n",
                params: { key: project, n: String(number) },
              }),
          },
        });
      },
      onError(reason) {
        const words = wordsOf(reason);
        const field = fieldOfError(reason);
        setError({ field, words: [words.title, words.text].filter(Boolean).join(" ") });
        if (field === "title") first.current?.focus();
        return true;
      },
    },
  );
  const submit = (): void => {
    if (refused === undefined && !send.isPending) send.mutate(undefined);
  };
  useCommands([
    {
      id: "issue.send",
      title: "Make the issue",
      group: "Page",
      keys: "$mod+Enter",
      inFields: true,
      isHidden: true,
      run: submit,
    },
  ]);
  return (
    <Dialog isOpen onClose={close} title="New issue" width="wide" focusOn={first}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        noValidate
        className="flex min-h-0 flex-col"
      >
        <div className="grid min-h-0 min-w-0 gap-x-6 gap-y-3 overflow-y-auto p-4 md:grid-cols-[minmax(0,1fr)_15rem]">
          <IssueWords draft={draft} error={error} first={first} onChange={change} />
          <div className="flex min-w-0 flex-col gap-3 pb-2">
            <IssueFields draft={draft} issues={issues} error={error} onChange={change} />
          </div>
        </div>
        <div className="flex shrink-0 items-center justify-end gap-2 border-t border-line px-4 py-2.5">
          <p role="alert" className="min-w-0 flex-1 text-failed">
            {error !== undefined && error.field === undefined ? error.words : null}
          </p>
          <Button onClick={close}>Keep for later</Button>
          <Button type="submit" kind="primary" refused={refused} disabled={send.isPending}>
            {send.isPending ? "Sending…" : "Make the issue"}
            <span className="coarse:hidden">
              <Kbd keys="$mod+Enter" />
            </span>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
