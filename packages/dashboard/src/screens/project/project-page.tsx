import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useRef } from "react";
import { useRowKeys } from "../../commands/use-row-keys.ts";
import { RowsSkeleton } from "../../parts/rows-skeleton.tsx";
import { projectQuery } from "../../queries/signals.ts";
import { FailedPage } from "../../shell/failed-page.tsx";
import { useFreshSignals } from "../now/wants/use-fresh-signals.ts";
import { CommitList } from "./commit-list.tsx";
import { NoProject } from "./no-project.tsx";
import { ProjectHead } from "./project-head.tsx";
import { ProjectRuns } from "./project-runs.tsx";
import { ProjectSignals } from "./project-signals.tsx";

const route = getRouteApi("/projects/$key");

/** One project: where it stands, what it wants, what agents did in it, and its latest commits. */
export function ProjectPage(): ReactNode {
  useFreshSignals();
  const { key } = route.useParams();
  const { data: project, error, refetch } = useQuery(projectQuery(key));
  const page = useRef<HTMLDivElement>(null);
  useRowKeys("project", page);
  if (project === null) return <NoProject project={key} />;
  if (error && project === undefined)
    return <FailedPage error={error} reset={() => void refetch()} />;
  if (project === undefined)
    return (
      <div className="mx-auto max-w-5xl p-4 md:p-6">
        <RowsSkeleton rows={6} />
      </div>
    );
  return (
    <div
      ref={page}
      className="mx-auto grid max-w-6xl gap-x-8 gap-y-6 p-4 md:p-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
    >
      <div className="min-w-0 lg:col-span-2">
        <ProjectHead project={project} />
      </div>
      <div className="min-w-0 lg:col-span-2">
        <ProjectSignals project={project} />
      </div>
      <ProjectRuns project={project.id} />
      <CommitList commits={project.commits} />
    </div>
  );
}
