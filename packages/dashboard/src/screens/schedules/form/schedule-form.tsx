import { CATCH_UPS, NOTIFY_ON, type ScheduleCreate, WheelhouseError } from "@wheelhouse/core";
import { type ReactNode, type RefObject, useState } from "react";
import { refusedBy, useLiveState } from "../../../live/live-context.ts";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Field, FIELD } from "../../../parts/field.tsx";
import { Select } from "../../../parts/select.tsx";
import { useSend } from "../../../queries/use-send.ts";
import { wordsOf } from "../../../queries/words-of.ts";
import { CATCH_UP_WORDS, isTimed, NOTIFY_WORDS } from "../schedule-words.ts";
import { ActFields } from "./act-fields.tsx";
import { readDraft } from "./schedule-create.ts";
import type { ScheduleDraft } from "./schedule-draft.ts";
import { TimesFields } from "./times-fields.tsx";

const INPUT = `${FIELD} h-8 coarse:h-11`;

/** Writes a schedule: how it is called, when it fires, what it does, and what is done about the ends of it. */
export function ScheduleForm({
  title,
  action,
  begun,
  project,
  above,
  hasName,
  first,
  onSend,
  onClose,
}: {
  readonly title: string;
  /** What the button says. */
  readonly action: string;
  readonly begun: ScheduleDraft;
  readonly project: string;
  /** What stands before the name. */
  readonly above?: ReactNode;
  /** Whether its name can be chosen. */
  readonly hasName: boolean;
  readonly first: RefObject<HTMLInputElement | null>;
  readonly onSend: (body: ScheduleCreate) => Promise<void>;
  readonly onClose: () => void;
}): ReactNode {
  const [draft, setDraft] = useState(begun);
  const [problem, setProblem] = useState<string>();
  const live = refusedBy(useLiveState());
  const change = (part: Partial<ScheduleDraft>): void => {
    setProblem(undefined);
    setDraft((now) => ({ ...now, ...part }));
  };
  const send = useSend(
    async () => {
      const read = readDraft(draft);
      if ("problem" in read) throw new WheelhouseError("schedule.invalid", read.problem.words);
      await onSend(read.body);
    },
    {
      onDone: onClose,
      onError(error) {
        const words = wordsOf(error);
        setProblem([words.title, words.text].filter((part) => part !== undefined).join(" "));
        return true;
      },
    },
  );
  return (
    <Dialog isOpen onClose={onClose} title={title} width="wide" focusOn={first}>
      <form
        noValidate
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if (live === undefined && !send.isPending) send.mutate(undefined);
        }}
      >
        <div className="flex min-h-0 min-w-0 flex-col gap-4 overflow-y-auto p-4">
          <div className="grid gap-3 sm:grid-cols-2">
            {above}
            {hasName ? (
              <Field label="Name" note="lower case, such as nightly-tests">
                {(names) => (
                  <input
                    {...names}
                    ref={first}
                    value={draft.name}
                    maxLength={60}
                    onChange={({ target }) => change({ name: target.value })}
                    autoComplete="off"
                    autoCapitalize="off"
                    spellCheck={false}
                    className={INPUT}
                  />
                )}
              </Field>
            ) : null}
            <Field label="Title" note="may be left empty">
              {(names) => (
                <input
                  {...names}
                  ref={hasName ? undefined : first}
                  value={draft.title}
                  maxLength={300}
                  onChange={({ target }) => change({ title: target.value })}
                  autoComplete="off"
                  className={INPUT}
                />
              )}
            </Field>
          </div>
          <TimesFields draft={draft} onChange={change} />
          <ActFields draft={draft} project={project} onChange={change} />
          <EndsFields draft={draft} onChange={change} />
        </div>
        <footer className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-2.5">
          <p role="alert" className="min-w-0 flex-1 text-failed not-empty:basis-60">
            {problem}
          </p>
          <Button onClick={onClose}>Leave it</Button>
          <Button type="submit" kind="primary" refused={live} disabled={send.isPending}>
            {send.isPending ? "Sending…" : action}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function EndsFields({
  draft,
  onChange,
}: {
  readonly draft: ScheduleDraft;
  readonly onChange: (part: Partial<ScheduleDraft>) => void;
}): ReactNode {
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      {isTimed(draft) ? (
        <Field label="May take, in minutes">
          {(names) => (
            <input
              {...names}
              inputMode="decimal"
              value={draft.timeout}
              onChange={({ target }) => onChange({ timeout: target.value })}
              autoComplete="off"
              className={INPUT}
            />
          )}
        </Field>
      ) : null}
      <Field label="Times that were missed">
        {(names) => (
          <Select
            {...names}
            value={draft.catchUp}
            onChange={({ target }) =>
              onChange({ catchUp: CATCH_UPS.find((each) => each === target.value) ?? "last" })
            }
          >
            {CATCH_UPS.map((each) => (
              <option key={each} value={each}>
                {CATCH_UP_WORDS[each]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="You are told">
        {(names) => (
          <Select
            {...names}
            value={draft.notifyOn}
            onChange={({ target }) =>
              onChange({ notifyOn: NOTIFY_ON.find((each) => each === target.value) ?? "failure" })
            }
          >
            {NOTIFY_ON.map((each) => (
              <option key={each} value={each}>
                {NOTIFY_WORDS[each]}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}
