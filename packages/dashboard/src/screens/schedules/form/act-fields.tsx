import { commandWords } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { Field, FIELD } from "../../../parts/field.tsx";
import { Select } from "../../../parts/select.tsx";
import { CommandLine } from "../../request/about/command-line.tsx";
import { FlowFields } from "./flow-fields.tsx";
import { ACT_KINDS, type ScheduleDraft } from "./schedule-draft.ts";

const KIND_WORDS = {
  flow: "Start a flow",
  command: "Run a command",
  http: "Call an address",
  issue: "Have an issue solved",
} as const;
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;
const INPUT = `${FIELD} h-8 coarse:h-11`;
const TYPED = { autoComplete: "off", autoCapitalize: "off", spellCheck: false } as const;

interface ActFieldsProps {
  readonly draft: ScheduleDraft;
  readonly project: string;
  readonly onChange: (part: Partial<ScheduleDraft>) => void;
}

/** What it does each time. */
export function ActFields(props: ActFieldsProps): ReactNode {
  const { draft, onChange } = props;
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 text-xs font-medium text-text-2">What it does</legend>
      <div className="grid grid-cols-2 gap-1.5 sm:grid-cols-4">
        {ACT_KINDS.map((kind) => (
          <label
            key={kind}
            className="flex min-h-9 cursor-pointer items-center rounded-card border border-control/60 px-2.5 py-1 has-checked:border-accent has-checked:bg-raised has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent coarse:min-h-11"
          >
            <input
              type="radio"
              name="act"
              value={kind}
              checked={draft.kind === kind}
              onChange={() => onChange({ kind })}
              className="sr-only"
            />
            {KIND_WORDS[kind]}
          </label>
        ))}
      </div>
      {draft.kind === "flow" ? (
        <FlowFields {...props} />
      ) : draft.kind === "command" ? (
        <CommandAct {...props} />
      ) : draft.kind === "http" ? (
        <HttpAct {...props} />
      ) : (
        <Field label="Number of the issue" note="Agents solve it each time, as its Start does.">
          {(names) => (
            <input
              {...names}
              {...TYPED}
              inputMode="numeric"
              value={draft.issue}
              onChange={({ target }) => onChange({ issue: target.value })}
              className={`${INPUT} max-w-40`}
            />
          )}
        </Field>
      )}
    </fieldset>
  );
}

function CommandAct({ draft, onChange }: ActFieldsProps): ReactNode {
  const read = commandWords(draft.command);
  return (
    <>
      <Field
        label="Command"
        note={
          "words" in read ? (
            <CommandLine command={read.words} />
          ) : (
            'Words, or a list such as ["sh", "-c", "npm test | tail"]. There is no shell.'
          )
        }
      >
        {(names) => (
          <input
            {...names}
            {...TYPED}
            value={draft.command}
            placeholder="npm test"
            onChange={({ target }) => onChange({ command: target.value })}
            className={`${INPUT} font-mono`}
          />
        )}
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Directory" note="Inside the project; empty is the project itself.">
          {(names) => (
            <input
              {...names}
              {...TYPED}
              value={draft.cwd}
              onChange={({ target }) => onChange({ cwd: target.value })}
              className={`${INPUT} font-mono`}
            />
          )}
        </Field>
        <Field label="Variables" note="Names of those of the server's that it gets.">
          {(names) => (
            <input
              {...names}
              {...TYPED}
              value={draft.env}
              placeholder="NPM_TOKEN"
              onChange={({ target }) => onChange({ env: target.value })}
              className={`${INPUT} font-mono`}
            />
          )}
        </Field>
      </div>
    </>
  );
}

function HttpAct({ draft, onChange }: ActFieldsProps): ReactNode {
  return (
    <>
      <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-3">
        <Field label="Method">
          {(names) => (
            <Select
              {...names}
              value={draft.method}
              onChange={({ target }) =>
                onChange({ method: METHODS.find((each) => each === target.value) ?? "GET" })
              }
            >
              {METHODS.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Address">
          {(names) => (
            <input
              {...names}
              {...TYPED}
              inputMode="url"
              value={draft.url}
              placeholder="https://example.org/hook"
              onChange={({ target }) => onChange({ url: target.value })}
              className={`${INPUT} font-mono`}
            />
          )}
        </Field>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Headers" note="A line each. Name: $VARIABLE takes what a variable holds.">
          {(names) => (
            <textarea
              {...names}
              {...TYPED}
              rows={3}
              value={draft.headers}
              placeholder="Authorization: $HOOK_TOKEN"
              onChange={({ target }) => onChange({ headers: target.value })}
              className={`${FIELD} py-1.5 font-mono`}
            />
          )}
        </Field>
        <Field label="Body">
          {(names) => (
            <textarea
              {...names}
              {...TYPED}
              rows={3}
              value={draft.body}
              onChange={({ target }) => onChange({ body: target.value })}
              className={`${FIELD} py-1.5 font-mono`}
            />
          )}
        </Field>
      </div>
    </>
  );
}
