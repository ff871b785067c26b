import { API, type ScheduleObject } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { client } from "../../../queries/client.ts";
import { showSchedule } from "../../../queries/schedules.ts";
import { draftOf } from "./schedule-draft.ts";
import { ScheduleForm } from "./schedule-form.tsx";

/** Changes a schedule. Its name stays, because its ledger goes by it. */
export function EditSchedule({
  schedule,
  onClose,
}: {
  readonly schedule: ScheduleObject;
  readonly onClose: () => void;
}): ReactNode {
  const queries = useQueryClient();
  const [begun] = useState(() => draftOf(schedule));
  const first = useRef<HTMLInputElement>(null);
  const { project_id: key, name } = schedule;
  return (
    <ScheduleForm
      title={`Edit ${name}`}
      action="Save"
      begun={begun}
      project={key}
      hasName={false}
      first={first}
      onClose={onClose}
      onSend={async ({ name: _name, ...body }) => {
        showSchedule(queries, await client.call(API.editSchedule, { parts: { key, name }, body }));
      }}
    />
  );
}
