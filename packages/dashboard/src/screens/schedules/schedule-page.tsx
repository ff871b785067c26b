import { isWheelhouseError, type ScheduleObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Pause, Pencil, Play, RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { useCommands } from "../../commands/command-list.ts";
import { useFreshSchedules } from "../../live/use-fresh-schedules.ts";
import { Button } from "../../parts/button.tsx";
import { PlainOutput } from "../../parts/plain-output.tsx";
import { RowsSkeleton } from "../../parts/rows-skeleton.tsx";
import { StatusChip } from "../../parts/status-chip.tsx";
import { projectsQuery } from "../../queries/place.ts";
import { scheduleQuery } from "../../queries/schedules.ts";
import { FailedPage } from "../../shell/failed-page.tsx";
import { plainWords } from "../../text/plain-words.ts";
import { NoProject } from "../project/no-project.tsx";
import { ActDetails } from "./act-details.tsx";
import { EditSchedule } from "./form/edit-schedule.tsx";
import { Ledger } from "./ledger.tsx";
import { NoSchedule } from "./no-schedule.tsx";
import { ScheduleMenu } from "./schedule-menu.tsx";
import { ScheduleTimes } from "./schedule-times.tsx";
import { SCHEDULE_MARKS, SCHEDULE_WORDS } from "./schedule-words.ts";
import { TrustPanel } from "./trust-panel.tsx";
import { useScheduleActs } from "./use-schedule-acts.ts";

const route = getRouteApi("/projects/$key/schedules/$name");

/** One schedule: what it does, when, and what became of each of its times. */
export function SchedulePage(): ReactNode {
  const { key, name } = route.useParams();
  const { edit } = route.useSearch();
  const navigate = route.useNavigate();
  useFreshSchedules(key);
  const { data: schedule, error, refetch } = useQuery(scheduleQuery(key, name));
  if (isWheelhouseError(error) && error.code === "project.unknown")
    return <NoProject project={key} />;
  const isGone = isWheelhouseError(error) && error.code === "schedule.unknown";
  if (isGone || schedule?.status === "removed") return <NoSchedule project={key} name={name} />;
  if (error && schedule === undefined)
    return <FailedPage error={error} reset={() => void refetch()} />;
  if (schedule === undefined)
    return (
      <div className="mx-auto max-w-6xl p-4 md:p-6">
        <RowsSkeleton rows={6} />
      </div>
    );
  const output = schedule.last_output;
  return (
    <div className="mx-auto grid max-w-6xl gap-x-8 gap-y-6 p-4 md:p-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="min-w-0 lg:col-span-2">
        <Head schedule={schedule} />
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        {schedule.status === "untrusted" ? (
          <Trust schedule={schedule} />
        ) : (
          <section aria-label="What it does" className="flex flex-col gap-2">
            <h2 className="font-semibold">What it does</h2>
            <ActDetails schedule={schedule} />
          </section>
        )}
        {output === null ? null : (
          <PlainOutput
            label={output.cut > 0 ? "Last output, its end" : "Last output"}
            text={output.text}
          />
        )}
        <Ledger schedule={schedule} />
      </div>
      <aside
        aria-label="Its times"
        className={`min-w-0 ${schedule.status === "untrusted" ? "" : "max-lg:row-start-2"}`}
      >
        <ScheduleTimes schedule={schedule} />
      </aside>
      {edit === undefined ? null : (
        <EditSchedule
          schedule={schedule}
          onClose={() => void navigate({ search: {}, replace: true })}
        />
      )}
    </div>
  );
}

function Trust({ schedule }: { readonly schedule: ScheduleObject }): ReactNode {
  return <TrustPanel schedule={schedule} acts={useScheduleActs()} />;
}

function Head({ schedule }: { readonly schedule: ScheduleObject }): ReactNode {
  const acts = useScheduleActs();
  const navigate = route.useNavigate();
  const { data: projects = [] } = useQuery(projectsQuery);
  const { project_id: key, name, title, status, paused_reason: reason } = schedule;
  const edit = (): void => void navigate({ search: { edit: "1" } });
  const canRun = status !== "untrusted";
  useCommands([
    { id: "schedule.edit", title: "Edit the schedule…", group: "Page", keys: "e", run: edit },
    ...(canRun
      ? [
          {
            id: "schedule.run",
            title: "Run the schedule now",
            group: "Page" as const,
            keys: "r",
            run: () => acts.refused === undefined && acts.run(schedule),
          },
        ]
      : []),
  ]);
  return (
    <header className="flex flex-wrap items-start gap-x-3 gap-y-3">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-x-2 text-text-2">
          <Link to="/schedules" search={{ project: key }} className="hover:underline">
            Schedules of {projects.find(({ id }) => id === key)?.name ?? key}
          </Link>
        </p>
        <h1 className="flex flex-wrap items-center gap-2 text-lg font-semibold [overflow-wrap:anywhere]">
          {title === "" ? name : plainWords(title)}
          <StatusChip status={SCHEDULE_MARKS[status]}>{SCHEDULE_WORDS[status]}</StatusChip>
        </h1>
        {title === "" ? null : <p className="text-text-2">{name}</p>}
        {reason === null ? null : (
          <p className="text-text-2">Paused, because: {plainWords(reason)}</p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {canRun ? (
          <Button kind="primary" keys="r" refused={acts.refused} onClick={() => acts.run(schedule)}>
            <Play className="size-3.5" aria-hidden="true" />
            Run now
          </Button>
        ) : null}
        {status === "paused" ? (
          <Button refused={acts.refused} onClick={() => acts.resume(schedule)}>
            <RotateCcw className="size-3.5" aria-hidden="true" />
            Resume
          </Button>
        ) : canRun ? (
          <Button refused={acts.refused} onClick={() => acts.pause(schedule)}>
            <Pause className="size-3.5" aria-hidden="true" />
            Pause
          </Button>
        ) : null}
        <Button keys="e" onClick={edit}>
          <Pencil className="size-3.5" aria-hidden="true" />
          Edit
        </Button>
        <ScheduleMenu schedule={schedule} acts={acts} />
      </div>
    </header>
  );
}
