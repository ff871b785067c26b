import { MAIN_THREAD } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { RowsSkeleton } from "../../parts/rows-skeleton.tsx";
import { projectsQuery } from "../../queries/place.ts";
import { FailedPage } from "../../shell/failed-page.tsx";
import { projectHere } from "../launcher/project-here.ts";
import { ProjectsEmpty } from "../project/projects-empty.tsx";
import { keptChat } from "./kept-chat.ts";

/** The way to a thread of the project that was looked at last, else of the one that runs are over. */
export function ChatEntry({
  thread: wanted,
  beside,
}: {
  /** Its name; absent: the one that was looked at last. */
  readonly thread?: string | undefined;
  /** The run that stands beside it. */
  readonly beside?: string | undefined;
}): ReactNode {
  const { data: projects, error, refetch } = useQuery(projectsQuery);
  const last = keptChat.use();
  const project = projectHere(projects ?? [], last.project)?.id;
  if (error && projects === undefined)
    return <FailedPage error={error} reset={() => void refetch()} />;
  if (project !== undefined)
    return (
      <Navigate
        to="/chat/$thread"
        params={{ thread: wanted ?? (project === last.project ? last.thread : MAIN_THREAD) }}
        search={{ project, beside }}
        replace
      />
    );
  return (
    <div className="mx-auto max-w-5xl p-4 md:p-6">
      <h1 className="mb-4 text-lg font-semibold">Chat</h1>
      {projects === undefined ? <RowsSkeleton rows={6} /> : <ProjectsEmpty />}
    </div>
  );
}
