import type { Band, FlowObject, ProjectObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { flowsQuery, projectsQuery } from "../../queries/place.ts";
import { useLauncher } from "../../shell/use-launcher.ts";
import { useDraft } from "../../stored/drafts.ts";
import type { AgentPick } from "./agent-choice.tsx";
import { tabsOf } from "./flows-shown.ts";
import { keptChoices, type KeptChoice } from "./kept-choices.ts";
import { useProjectHere } from "./project-here.ts";

/** What is chosen in the launcher, and how to choose something else. */
export interface LaunchWish extends AgentPick {
  readonly flows: readonly FlowObject[];
  /** Why there is nothing to choose from; null when there is. */
  readonly error: Error | null;
  readonly projects: readonly ProjectObject[];
  readonly flow: FlowObject | undefined;
  /** Whether it was opened for this flow. */
  readonly isNamed: boolean;
  readonly project: ProjectObject | undefined;
  readonly band: Band;
  readonly focus: string;
  readonly fast: boolean;
  readonly chooseFlow: (flow: string) => void;
  readonly chooseBand: (band: Band) => void;
  readonly chooseProject: (project: string) => void;
  readonly setFocus: (focus: string) => void;
  readonly setFast: (fast: boolean) => void;
  readonly pickAgent: (pick: AgentPick) => void;
}

/**
 * Flow and size are part of the address, the rest is this opening's. What is not said is as at the last start over the
 * project, and small at first.
 */
export function useLaunchWish(): LaunchWish {
  const search = useSearch({ strict: false });
  const launcher = useLauncher();
  const { data: flows = [], error: noFlows } = useQuery(flowsQuery);
  const { data: projects = [], error: noProjects } = useQuery(projectsQuery);
  const here = useProjectHere();
  const [projectId, setProject] = useState<string>();
  const project = projects.find(({ id }) => id === (projectId ?? search.over)) ?? here;
  const kept = keptChoices.use()[project?.id ?? ""];
  const [own, setOwn] = useState<Partial<Pick<KeptChoice, "fast"> & AgentPick>>({});
  const [draft, setDraft] = useDraft("launch");
  const [isNamed] = useState((search.launch ?? "") !== "");
  const [focus, setFocusNow] = useState(search.focus ?? draft);

  const flow =
    flows.find(({ id }) => id === search.launch) ??
    flows.find(({ id }) => search.launch === "" && id === kept?.flow) ??
    flows.find(({ tab }) => tab === tabsOf(flows)[0]);
  const band = search.band ?? (flow?.id === kept?.flow ? kept?.band : undefined) ?? "small";
  const { fast = false, agent, model } = { ...kept, ...own };

  return {
    flows,
    error: noFlows ?? noProjects,
    projects,
    flow,
    isNamed,
    project,
    band,
    focus,
    fast,
    agent,
    model,
    chooseFlow: (id) => launcher.change({ flow: id }),
    chooseBand: (next) => launcher.change({ flow: flow?.id, band: next }),
    chooseProject(id) {
      setProject(id);
      setOwn({});
    },
    setFocus(text) {
      setFocusNow(text);
      setDraft(text);
    },
    setFast: (next) => setOwn((now) => ({ ...now, fast: next })),
    pickAgent: (pick) => setOwn((now) => ({ ...now, ...pick })),
  };
}
