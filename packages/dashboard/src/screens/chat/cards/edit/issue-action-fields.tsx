import { type ActionOf, ISSUE_PRIORITIES, ISSUE_TYPES, MOST_LABELS } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { issuesQuery } from "../../../../queries/issues.ts";
import { labelsOf } from "../../../board/board-columns.ts";
import { TokensField } from "../../../issue/form/tokens-field.tsx";
import { useChat } from "../../chat-context.ts";
import type { FieldsProps } from "./action-fields.tsx";
import { errorNote, LineField, OneOfField, WordsField } from "./field-parts.tsx";
import { IssueField } from "./issue-field.tsx";
import { withField } from "./with-field.ts";

/** The fields of an issue that would be made. */
export function IssueActionFields({
  action,
  beside,
  errors,
  onChange,
}: FieldsProps<ActionOf<"create_issue">>): ReactNode {
  const { project } = useChat();
  const { data: issues = [] } = useQuery(issuesQuery(project));
  return (
    <>
      <LineField
        label="Title"
        value={action.title}
        most={200}
        error={errors["title"]}
        onChange={(title) => onChange({ ...action, title })}
      />
      <WordsField
        label="Description"
        value={action.description ?? ""}
        most={20_000}
        error={errors["description"]}
        onChange={(description) => onChange(withField(action, "description", description))}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <OneOfField
          label="Type"
          value={action.type}
          all={ISSUE_TYPES}
          none="not said"
          error={errors["type"]}
          onChange={(type) => onChange(withField(action, "type", type))}
        />
        <OneOfField
          label="Priority"
          value={action.priority}
          all={ISSUE_PRIORITIES}
          none="normal"
          error={errors["priority"]}
          onChange={(priority) => onChange(withField(action, "priority", priority))}
        />
        <TokensField
          label="Labels"
          tokens={action.labels ?? []}
          choices={labelsOf(issues).map((value) => ({ value }))}
          takesNew
          most={MOST_LABELS}
          opensUp
          note={errorNote(errors["labels"])}
          isInvalid={errors["labels"] !== undefined}
          onChange={(labels) => onChange(withField(action, "labels", [...labels]))}
        />
        <IssueField
          label="Depends on"
          issues={action.depends_on ?? []}
          beside={beside}
          error={errors["depends_on"]}
          onChange={(depends) => onChange(withField(action, "depends_on", depends))}
        />
      </div>
    </>
  );
}
