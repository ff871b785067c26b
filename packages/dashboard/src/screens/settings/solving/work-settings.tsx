import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { projectsQuery } from "../../../queries/place.ts";
import { settingsQuery } from "../../../queries/settings.ts";
import { useProjectHere } from "../../launcher/project-here.ts";
import { ProjectSelect } from "../project-select.tsx";
import { WorkForm } from "./work-form.tsx";

const route = getRouteApi("/settings");

/** What holds for agents that solve the issues of a project. */
export function WorkSettings(): ReactNode {
  const { data: projects = [] } = useQuery(projectsQuery);
  const here = useProjectHere();
  const { project: chosen } = route.useSearch();
  const navigate = route.useNavigate();
  const project = projects.find(({ id }) => id === chosen) ?? here;
  const { data: held } = useQuery(settingsQuery(project?.id));
  return (
    <>
      <p className="max-w-[72ch] text-text-2">
        Agents solve an issue in a clone of their own. The commands named here are run by Wheelhouse
        and not by an agent: in the sandbox, over that clone, without a shell, with nothing else to
        write to. Only you say them, and the project’s own file cannot.
      </p>
      <ProjectSelect
        projects={projects}
        project={project}
        onChoose={(id) =>
          void navigate({ search: (now) => ({ ...now, project: id }), replace: true })
        }
      />
      {held === undefined ? null : <WorkForm key={held.project_id} held={held} />}
    </>
  );
}
