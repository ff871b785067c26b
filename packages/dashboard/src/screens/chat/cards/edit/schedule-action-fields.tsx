import type { ActionOf } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { newDraft } from "../../../schedules/form/schedule-draft.ts";
import { TimesFields } from "../../../schedules/form/times-fields.tsx";
import type { FieldsProps } from "./action-fields.tsx";
import { errorNote, LineField } from "./field-parts.tsx";
import { FlowActFields } from "./flow-act-fields.tsx";
import { IssueField } from "./issue-field.tsx";
import { withField } from "./with-field.ts";

/** The fields of a schedule: its name, its times with what they mean, and what it does. */
export function ScheduleActionFields({
  action,
  beside: _beside,
  errors,
  onChange,
}: FieldsProps<ActionOf<"schedule">>): ReactNode {
  const { cron, zone, act } = action;
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <LineField
          label="Name"
          value={action.name}
          most={60}
          error={errors["name"]}
          onChange={(name) => onChange({ ...action, name })}
        />
        <LineField
          label="Title"
          value={action.title ?? ""}
          most={300}
          error={errors["title"]}
          onChange={(title) => onChange(withField(action, "title", title))}
        />
      </div>
      <TimesFields
        draft={{ ...newDraft(zone), cron }}
        onChange={(part) =>
          onChange({ ...action, cron: part.cron ?? cron, zone: part.zone ?? zone })
        }
      />
      {errorNote(errors["cron"] ?? errors["zone"])}
      {act.kind === "flow" ? (
        <FlowActFields
          action={act}
          errors={errors}
          onChange={(changed) => onChange({ ...action, act: changed })}
        />
      ) : (
        <IssueField
          label="Issue"
          issues={[act.number]}
          beside={[]}
          most={1}
          error={errors["number"] ?? errors["issue"]}
          onChange={([number]) =>
            onChange({
              ...action,
              act: { ...act, number: typeof number === "number" ? number : 0 },
            })
          }
        />
      )}
    </>
  );
}
