import { type Action, INBOX_PRIORITIES, type ProposalObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import type { ActionErrors } from "./action-errors.ts";
import { LineField, OneOfField, WordsField } from "./field-parts.tsx";
import { FlowActFields } from "./flow-act-fields.tsx";
import { AgentField } from "./agent-field.tsx";
import { IssueActionFields } from "./issue-action-fields.tsx";
import { IssueField } from "./issue-field.tsx";
import { ScheduleActionFields } from "./schedule-action-fields.tsx";
import { withField } from "./with-field.ts";

/** What the fields of every kind of action are given. */
export interface FieldsProps<A> {
  readonly action: A;
  /** The other proposals of the reply. */
  readonly beside: readonly ProposalObject[];
  readonly errors: ActionErrors;
  readonly onChange: (action: A) => void;
}

/** The fields of an action, all of them. A required one may be empty while it is written. */
export function ActionFields({ action, ...rest }: FieldsProps<Action>): ReactNode {
  const { errors, beside, onChange } = rest;
  switch (action.kind) {
    case "create_issue":
      return <IssueActionFields action={action} {...rest} />;
    case "start_issue":
      return (
        <>
          <IssueField
            issues={[action.issue]}
            beside={beside}
            label="Issue"
            most={1}
            error={errors["issue"]}
            onChange={([issue]) => onChange({ ...action, issue: issue ?? "" })}
          />
          <AgentField
            agent={action.agent}
            error={errors["agent"]}
            onChange={(agent) => onChange(withField(action, "agent", agent))}
          />
        </>
      );
    case "launch_flow":
      return <FlowActFields action={action} errors={errors} onChange={onChange} />;
    case "schedule":
      return <ScheduleActionFields action={action} {...rest} />;
    case "notify":
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
            label="Text"
            value={action.text}
            most={2_000}
            error={errors["text"]}
            onChange={(text) => onChange({ ...action, text })}
          />
          <OneOfField
            label="Priority"
            value={action.priority}
            all={INBOX_PRIORITIES}
            none="as usual"
            error={errors["priority"]}
            onChange={(priority) => onChange(withField(action, "priority", priority))}
          />
        </>
      );
    case "comment":
      return (
        <>
          <IssueField
            issues={[action.issue]}
            beside={[]}
            label="Issue"
            most={1}
            error={errors["issue"]}
            onChange={([issue]) =>
              onChange({ ...action, issue: typeof issue === "number" ? issue : 0 })
            }
          />
          <WordsField
            label="Text"
            value={action.text}
            most={20_000}
            error={errors["text"]}
            onChange={(text) => onChange({ ...action, text })}
          />
        </>
      );
    default:
      return action satisfies never;
  }
}
