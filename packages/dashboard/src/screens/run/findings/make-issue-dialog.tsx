import { API } from "@wheelhouse/core";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useRef, useState } from "react";
import { refusedBy, useLiveState } from "../../../live/live-context.ts";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Field, FIELD } from "../../../parts/field.tsx";
import { useToast } from "../../../parts/toast.tsx";
import { client } from "../../../queries/client.ts";
import { useSend } from "../../../queries/use-send.ts";
import { wordsOf } from "../../../queries/words-of.ts";
import { DescriptionField } from "../../issue/form/description-field.tsx";
import type { ShownFinding } from "../report/read-finding.ts";
import { findingRef, issueOfFinding } from "./finding-issue.ts";
import type { FindingSource } from "./finding-source.ts";

/** The issue that a finding makes, to be read and changed before it is made. Its citations stay with it. */
export function MakeIssueDialog({
  shown,
  source: { run, project },
  onClose,
  onMade,
}: {
  readonly shown: ShownFinding;
  readonly source: FindingSource;
  readonly onClose: () => void;
  readonly onMade: (number: number) => void;
}): ReactNode {
  const [draft, setDraft] = useState(() => issueOfFinding(shown, run));
  // The same wish sent twice, because a reply was lost, is one issue.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [error, setError] = useState<string>();
  const first = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const toast = useToast();
  const refused = refusedBy(useLiveState());
  const send = useSend(
    () =>
      client.call(API.createIssue, {
        parts: { key: project },
        body: { ...draft, from: { run, finding: findingRef(shown) } },
        idempotencyKey,
      }),
    {
      onDone({ number }) {
        onMade(number);
        onClose();
        const to = (): void =>
          void navigate({
            to: "/projects/$key/issues/$n",
            params: { key: project, n: String(number) },
          });
        toast({
          tone: "completed",
          title: `#${number} was made.`,
          action: { label: "Open", run: to },
        });
      },
      onError(reason) {
        const { title, text } = wordsOf(reason);
        setError([title, text].filter((part) => part !== undefined).join(" "));
        return true;
      },
    },
  );
  const isReady = draft.title.trim() !== "" && !send.isPending;
  return (
    <Dialog isOpen onClose={onClose} title={`Make an issue of ${shown.name}`} focusOn={first}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && refused === undefined) send.mutate(undefined);
        }}
        className="flex min-h-0 flex-col"
      >
        <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4">
          <Field label="Title">
            {(names) => (
              <input
                {...names}
                ref={first}
                value={draft.title}
                required
                maxLength={300}
                autoComplete="off"
                onChange={({ target }) => setDraft((now) => ({ ...now, title: target.value }))}
                className={`${FIELD} h-8 coarse:h-11`}
              />
            )}
          </Field>
          <DescriptionField
            label="Description"
            value={draft.description}
            onChange={(description) => setDraft((now) => ({ ...now, description }))}
          />
          {error === undefined ? null : (
            <p role="alert" className="text-failed">
              {error}
            </p>
          )}
        </div>
        <div className="flex shrink-0 items-center justify-end gap-2 border-t border-line px-4 py-2.5">
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" kind="primary" refused={refused} disabled={!isReady}>
            {send.isPending ? "Sending…" : "Make the issue"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
