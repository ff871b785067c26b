import type { ReactNode, Ref } from "react";
import { Field, FIELD } from "../../../parts/field.tsx";
import { DescriptionField } from "./description-field.tsx";
import type { IssueDraft } from "./issue-draft.ts";
import { errorAt, type FieldError } from "./issue-fields.tsx";

/** The words of an issue in a form: its title and its description. */
export function IssueWords({
  draft,
  error,
  first,
  onChange,
}: {
  readonly draft: IssueDraft;
  readonly error: FieldError | undefined;
  /** The title's field, which a form begins with. */
  readonly first: Ref<HTMLInputElement>;
  readonly onChange: (change: Partial<IssueDraft>) => void;
}): ReactNode {
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Field label="Title" note={errorAt(error, "title")}>
        {(names) => (
          <input
            {...names}
            ref={first}
            value={draft.title}
            maxLength={300}
            aria-invalid={error?.field === "title"}
            autoComplete="off"
            onChange={({ target }) => onChange({ title: target.value })}
            className={`${FIELD} h-8 coarse:h-11`}
          />
        )}
      </Field>
      <DescriptionField
        label="Description"
        value={draft.description}
        note={errorAt(error, "description")}
        onChange={(description) => onChange({ description })}
      />
    </div>
  );
}
