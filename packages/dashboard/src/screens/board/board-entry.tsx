import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Navigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { RowsSkeleton } from "../../parts/rows-skeleton.tsx";
import { projectsQuery } from "../../queries/place.ts";
import { FailedPage } from "../../shell/failed-page.tsx";
import { projectHere } from "../launcher/project-here.ts";
import { ProjectsEmpty } from "../project/projects-empty.tsx";
import { keptBoard } from "./kept-board.ts";

const route = getRouteApi("/board");

/** The way to the board: of the project that was looked at last, else of the one that runs are over. */
export function BoardEntry(): ReactNode {
  const search = route.useSearch();
  const { data: projects, error, refetch } = useQuery(projectsQuery);
  const key = projectHere(projects ?? [], keptBoard.use())?.id;
  if (error && projects === undefined)
    return <FailedPage error={error} reset={() => void refetch()} />;
  if (key !== undefined)
    return <Navigate to="/projects/$key/board" params={{ key }} search={search} replace />;
  return (
    <div className="mx-auto max-w-5xl p-4 md:p-6">
      <h1 className="mb-4 text-lg font-semibold">Board</h1>
      {projects === undefined ? <RowsSkeleton rows={6} /> : <ProjectsEmpty />}
    </div>
  );
}
