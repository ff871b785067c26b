import { API, type ProjectObject } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useRef, useState } from "react";
import { useToast } from "../../../parts/toast.tsx";
import { client } from "../../../queries/client.ts";
import { showSchedule } from "../../../queries/schedules.ts";
import { useProjectHere } from "../../launcher/project-here.ts";
import { ProjectSelect } from "../../settings/project-select.tsx";
import { newDraft } from "./schedule-draft.ts";
import { ScheduleForm } from "./schedule-form.tsx";

/** Makes a schedule in a project. */
export function MakeSchedule({
  projects,
  project: only,
  onClose,
}: {
  readonly projects: readonly ProjectObject[];
  /** The project that is looked at, if any. */
  readonly project: string | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const queries = useQueryClient();
  const toast = useToast();
  const navigate = useNavigate();
  const here = useProjectHere();
  const [chosen, choose] = useState(only);
  const [begun] = useState(() => newDraft(new Intl.DateTimeFormat().resolvedOptions().timeZone));
  const first = useRef<HTMLInputElement>(null);
  const project = projects.find(({ id }) => id === chosen) ?? here ?? projects[0];
  if (project === undefined) return null;
  return (
    <ScheduleForm
      title="New schedule"
      action="Make the schedule"
      begun={begun}
      project={project.id}
      hasName
      first={first}
      above={
        projects.length < 2 ? null : (
          <div className="sm:col-span-2">
            <ProjectSelect projects={projects} project={project} onChoose={choose} />
          </div>
        )
      }
      onClose={onClose}
      onSend={async (body) => {
        const parts = { key: project.id };
        const made = await client.call(API.createSchedule, { parts, body });
        showSchedule(queries, made);
        toast({
          tone: "completed",
          title: `${made.name}: ${made.words}.`,
          action: {
            label: "Open",
            run: () =>
              void navigate({
                to: "/projects/$key/schedules/$name",
                params: { key: project.id, name: made.name },
              }),
          },
        });
      }}
    />
  );
}
