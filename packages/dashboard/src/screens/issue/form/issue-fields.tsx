import {
  ISSUE_PRIORITIES,
  ISSUE_TYPES,
  type IssueItem,
  MOST_DEPENDENCIES,
  MOST_LABELS,
} from "@wheelhouse/core";
import type { ReactNode } from "react";
import { Field } from "../../../parts/field.tsx";
import { Select } from "../../../parts/select.tsx";
import { labelsOf } from "../../board/board-columns.ts";
import { titleOf } from "../../board/issue-facts.tsx";
import type { IssueDraft, IssueField } from "./issue-draft.ts";
import { type Choice, TokensField } from "./tokens-field.tsx";

/** What the server has refused of a form, at its field. */
export interface FieldError {
  readonly field: IssueField | undefined;
  readonly words: string;
}

/** The words of the server below a field, when they are about it. */
export function errorAt(error: FieldError | undefined, field: IssueField): ReactNode {
  if (error?.field !== field) return null;
  return (
    <span role="alert" className="text-failed">
      {error.words}
    </span>
  );
}

/** The facts of an issue, to be chosen: all but its title and its description. */
export function IssueFields({
  draft,
  issues,
  self,
  error,
  onChange,
}: {
  readonly draft: IssueDraft;
  /** All issues of the project, for completions. */
  readonly issues: readonly IssueItem[];
  /** The number of the issue itself, which is offered nowhere. */
  readonly self?: number | undefined;
  readonly error: FieldError | undefined;
  readonly onChange: (change: Partial<IssueDraft>) => void;
}): ReactNode {
  const others = issues
    .filter(({ number }) => number !== self)
    .toReversed()
    .map((issue): Choice => ({ value: String(issue.number), note: titleOf(issue) }));
  const labels = labelsOf(issues).map((value): Choice => ({ value }));
  return (
    <>
      <Field label="Type" note={errorAt(error, "type")}>
        {(names) => (
          <Select
            {...names}
            value={draft.type ?? ""}
            onChange={({ target }) =>
              onChange({ type: ISSUE_TYPES.find((type) => type === target.value) ?? null })
            }
          >
            <option value="">not said</option>
            {ISSUE_TYPES.map((type) => (
              <option key={type}>{type}</option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Priority" note={errorAt(error, "priority")}>
        {(names) => (
          <Select
            {...names}
            value={draft.priority}
            onChange={({ target }) =>
              onChange({
                priority: ISSUE_PRIORITIES.find((each) => each === target.value) ?? "normal",
              })
            }
          >
            {ISSUE_PRIORITIES.map((priority) => (
              <option key={priority}>{priority}</option>
            ))}
          </Select>
        )}
      </Field>
      <TokensField
        label="Labels"
        tokens={draft.labels}
        choices={labels}
        takesNew
        most={MOST_LABELS}
        note={errorAt(error, "labels")}
        isInvalid={error?.field === "labels"}
        onChange={(tokens) => onChange({ labels: [...tokens] })}
      />
      <TokensField
        label="Depends on"
        tokens={draft.dependsOn.map(String)}
        choices={others}
        most={MOST_DEPENDENCIES}
        opensUp
        note={errorAt(error, "dependsOn")}
        isInvalid={error?.field === "dependsOn"}
        onChange={(tokens) => onChange({ dependsOn: tokens.map(Number) })}
      />
      <TokensField
        label="Part of"
        tokens={draft.parent === null ? [] : [String(draft.parent)]}
        choices={others}
        most={1}
        opensUp
        note={errorAt(error, "parent")}
        isInvalid={error?.field === "parent"}
        onChange={([token]) => onChange({ parent: token === undefined ? null : Number(token) })}
      />
    </>
  );
}
