import type { ProjectObject, ScheduleObject } from "@wheelhouse/core";
import { useQueries, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useCommands } from "../../commands/command-list.ts";
import { useRowKeys } from "../../commands/use-row-keys.ts";
import { useFreshSchedules } from "../../live/use-fresh-schedules.ts";
import { Button } from "../../parts/button.tsx";
import { RowsSkeleton } from "../../parts/rows-skeleton.tsx";
import { Select } from "../../parts/select.tsx";
import { projectsQuery } from "../../queries/place.ts";
import { schedulesQuery } from "../../queries/schedules.ts";
import { FailedPage } from "../../shell/failed-page.tsx";
import { NoProject } from "../project/no-project.tsx";
import { ProjectsEmpty } from "../project/projects-empty.tsx";
import { MakeSchedule } from "./form/make-schedule.tsx";
import { ScheduleHeadings, ScheduleRow } from "./schedule-row.tsx";
import { SchedulesEmpty } from "./schedules-empty.tsx";
import { useScheduleActs } from "./use-schedule-acts.ts";

const route = getRouteApi("/schedules");
const NONE: readonly ProjectObject[] = [];

/** What runs by itself: when, what became of it, and how to have more of it. */
export function SchedulesPage(): ReactNode {
  const { project: only, make } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: projects, error, refetch } = useQuery(projectsQuery);
  const shown = (projects ?? NONE).filter(({ id }) => only === undefined || id === only);
  const lists = useQueries({ queries: shown.map(({ id }) => schedulesQuery(id)) });
  const acts = useScheduleActs();
  const list = useRef<HTMLDivElement>(null);
  useRowKeys("schedules", list);
  const turn = (open: "new" | undefined): void =>
    void navigate({ search: (now) => ({ ...now, make: open }) });
  useCommands([
    {
      id: "schedules.new",
      title: "New schedule…",
      group: "List",
      keys: "a",
      run: () => turn("new"),
    },
  ]);
  const failed = lists.find(({ error: reason, data }) => reason && data === undefined);
  if (error && projects === undefined)
    return <FailedPage error={error} reset={() => void refetch()} />;
  if (only !== undefined && projects !== undefined && shown.length === 0)
    return <NoProject project={only} />;
  if (failed) return <FailedPage error={failed.error} reset={() => void failed.refetch()} />;
  const names = new Map(shown.map(({ id, name }) => [id, name]));
  const isLoaded = projects !== undefined && lists.every(({ data }) => data !== undefined);
  const schedules = lists.flatMap(({ data = [] }) => data).toSorted(byUrgency);
  return (
    <div ref={list} className="mx-auto flex max-w-6xl flex-col gap-4 p-4 md:p-6">
      {shown.map(({ id }) => (
        <Fresh key={id} project={id} />
      ))}
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="flex-1 text-lg font-semibold">Schedules</h1>
        {(projects?.length ?? 0) < 2 ? null : (
          <Select
            aria-label="Project"
            value={only ?? ""}
            onChange={({ target }) =>
              void navigate({ search: (now) => ({ ...now, project: target.value || undefined }) })
            }
          >
            <option value="">All projects</option>
            {projects?.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
        <Button kind="primary" keys="a" onClick={() => turn("new")}>
          <Plus className="size-4" aria-hidden="true" />
          New schedule
        </Button>
      </header>
      {!isLoaded ? (
        <RowsSkeleton rows={4} />
      ) : projects.length === 0 ? (
        <ProjectsEmpty />
      ) : schedules.length === 0 ? (
        <SchedulesEmpty onMake={() => turn("new")} />
      ) : (
        <div className="@container rounded-card border border-line bg-surface">
          <ScheduleHeadings />
          <ul aria-label="Schedules">
            {schedules.map((schedule) => (
              <ScheduleRow
                key={schedule.id}
                schedule={schedule}
                project={shown.length > 1 ? names.get(schedule.project_id) : undefined}
                acts={acts}
              />
            ))}
          </ul>
        </div>
      )}
      {make === undefined || projects === undefined || projects.length === 0 ? null : (
        <MakeSchedule projects={projects} project={only} onClose={() => turn(undefined)} />
      )}
    </div>
  );
}

/** Hears of the schedules of one project. */
function Fresh({ project }: { readonly project: string }): ReactNode {
  useFreshSchedules(project);
  return null;
}

/** What waits for a person comes first, then what is due next; what is not due comes last. */
function byUrgency(a: ScheduleObject, b: ScheduleObject): number {
  const rank = ({ status }: ScheduleObject): number =>
    status === "untrusted" ? 0 : status === "paused" ? 2 : 1;
  return (
    rank(a) - rank(b) ||
    (a.next[0] ?? "~").localeCompare(b.next[0] ?? "~") ||
    a.id.localeCompare(b.id)
  );
}
