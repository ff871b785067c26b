import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Notice } from "../../parts/notice.tsx";
import { agentsQuery, projectsQuery } from "../../queries/place.ts";
import { settingsQuery } from "../../queries/settings.ts";
import { useProjectHere } from "../launcher/project-here.ts";
import { AgentFacts } from "../setup/agent-facts.tsx";
import { ProjectSelect } from "./project-select.tsx";
import { SettingRow } from "./setting-row.tsx";

/** Agent, model and limits of runs over a project, and the agents of this machine. */
export function AgentSettings(): ReactNode {
  const { data: projects = [] } = useQuery(projectsQuery);
  const { data: agents = [] } = useQuery(agentsQuery);
  const here = useProjectHere();
  const [chosen, setChosen] = useState<string>();
  const project = projects.find(({ id }) => id === chosen) ?? here;
  const { data: held } = useQuery(settingsQuery(project?.id));
  return (
    <>
      <ProjectSelect projects={projects} project={project} onChoose={setChosen} />
      {held === undefined ? null : (
        <section aria-label="Of this project" className="flex flex-col gap-2">
          {held.problems.map((notice) => (
            <Notice key={notice.detail} kind="problem" notice={notice} />
          ))}
          <ul className="rounded-card border border-line bg-surface">
            {held.settings.map((setting) => (
              <SettingRow
                key={`${held.project_id}${setting.id}`}
                project={held.project_id}
                setting={setting}
                agents={agents}
              />
            ))}
          </ul>
          <p className="text-xs text-text-3">
            Yours are kept in <code className="font-mono">{held.files.person}</code>; the project’s
            own are in <code className="font-mono">{held.files.project}</code>, which is never
            written.
          </p>
        </section>
      )}
      <section aria-labelledby="agents-here" className="flex flex-col gap-2">
        <h3 id="agents-here" className="font-semibold">
          Agents of this machine
        </h3>
        <ul className="rounded-card border border-line bg-surface">
          {agents.map((agent) => (
            <li key={agent.id} className="border-line px-3 py-2 not-first:border-t">
              <AgentFacts agent={agent} />
            </li>
          ))}
        </ul>
        <p className="text-text-2">
          What is missing for them:{" "}
          <Link to="/setup" className="text-accent underline">
            Setup
          </Link>
        </p>
      </section>
    </>
  );
}
