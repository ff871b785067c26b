import { commandWords } from "@wheelhouse/core";
import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../../parts/button.tsx";
import { FIELD } from "../../../parts/field.tsx";
import { IconButton } from "../../../parts/icon-button.tsx";
import { CommandLine } from "../../request/about/command-line.tsx";
import type { CheckDraft } from "./work-draft.ts";

const INPUT = `${FIELD} h-8 coarse:h-11`;

/** Commands with a name each. */
export function CheckFields({
  checks,
  onChange,
}: {
  readonly checks: readonly CheckDraft[];
  readonly onChange: (checks: readonly CheckDraft[]) => void;
}): ReactNode {
  return (
    <Rows
      what="check"
      count={checks.length}
      onAdd={() => onChange([...checks, { name: "", command: "" }])}
      onRemove={(at) => onChange(checks.toSpliced(at, 1))}
      row={(at) => {
        const { name = "", command = "" } = checks[at] ?? {};
        return (
          <>
            <input
              aria-label={`Name of check ${at + 1}`}
              value={name}
              placeholder="test"
              maxLength={50}
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => onChange(checks.with(at, { name: target.value, command }))}
              className={`${INPUT} sm:max-w-32`}
            />
            <Command
              label={`Command of check ${at + 1}`}
              text={command}
              onChange={(text) => onChange(checks.with(at, { name, command: text }))}
            />
          </>
        );
      }}
    />
  );
}

/** Commands one after the other. */
export function CommandFields({
  commands,
  onChange,
}: {
  readonly commands: readonly string[];
  readonly onChange: (commands: readonly string[]) => void;
}): ReactNode {
  return (
    <Rows
      what="command"
      count={commands.length}
      onAdd={() => onChange([...commands, ""])}
      onRemove={(at) => onChange(commands.toSpliced(at, 1))}
      row={(at) => (
        <Command
          label={`Command ${at + 1}`}
          text={commands[at] ?? ""}
          onChange={(text) => onChange(commands.with(at, text))}
        />
      )}
    />
  );
}

function Rows({
  what,
  count,
  row,
  onAdd,
  onRemove,
}: {
  readonly what: string;
  readonly count: number;
  readonly row: (at: number) => ReactNode;
  readonly onAdd: () => void;
  readonly onRemove: (at: number) => void;
}): ReactNode {
  return (
    <>
      {count === 0 ? null : (
        <ul className="flex flex-col gap-2">
          {Array.from({ length: count }, (_, at) => (
            // A row has no name but its place while it is written.
            <li key={`${at}`} className="flex min-w-0 items-start gap-1.5">
              <div className="flex min-w-0 flex-1 gap-1.5 max-sm:flex-col">{row(at)}</div>
              <IconButton
                label={`Remove ${what} ${at + 1}`}
                className="h-8"
                onClick={() => onRemove(at)}
              >
                <X className="size-4" aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <Button className="self-start" onClick={onAdd}>
        <Plus className="size-4" aria-hidden="true" />
        Add a {what}
      </Button>
    </>
  );
}

/** A command, and below it its words one by one: one that looks like several can be told from several. */
function Command({
  label,
  text,
  onChange,
}: {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}): ReactNode {
  const read = commandWords(text);
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      <input
        aria-label={label}
        value={text}
        placeholder="npm test"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={text !== "" && "problem" in read}
        onChange={({ target }) => onChange(target.value)}
        className={`${INPUT} font-mono text-xs`}
      />
      {"words" in read ? <CommandLine command={read.words} /> : null}
    </div>
  );
}
