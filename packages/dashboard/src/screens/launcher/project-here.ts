import type { ProjectObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { projectsQuery } from "../../queries/place.ts";
import { keptProject } from "./kept-choices.ts";

/** The project that runs are over unless another is named: that of the last start, else the first that is there. */
export function projectHere(
  projects: readonly ProjectObject[],
  last: string,
): ProjectObject | undefined {
  const here = projects.filter(({ status }) => status === "here");
  return here.find(({ id }) => id === last) ?? here[0] ?? projects[0];
}

/** The same, as the server and this browser know it now; undefined while it is asked. */
export function useProjectHere(): ProjectObject | undefined {
  const { data = [] } = useQuery(projectsQuery);
  return projectHere(data, keptProject.use());
}
