import type { BandWord, FlowObject, ProjectObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { flowsOf, projectsQuery } from "../../queries/place.ts";
import { useFreshFlows } from "../../queries/use-fresh-flows.ts";
import { useLauncher } from "../../shell/use-launcher.ts";
import { useDraft } from "../../stored/drafts.ts";
import type { AgentPick } from "./agent-choice.tsx";
import { tabsOf } from "./flows-shown.ts";
import { keptChoices } from "./kept-choices.ts";
import { keepInputs, keptInputs } from "./kept-inputs.ts";
import { useProjectHere } from "./project-here.ts";
import type { GivenInputs } from "./start-of.ts";

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
  readonly band: BandWord;
  readonly focus: string;
  /** What is given by name, beside the focus. */
  readonly given: GivenInputs;
  readonly fast: boolean;
  readonly chooseFlow: (flow: string) => void;
  readonly chooseBand: (band: BandWord) => void;
  readonly chooseProject: (project: string) => void;
  readonly setFocus: (focus: string) => void;
  readonly give: (input: string, value: string | boolean) => void;
  readonly setFast: (fast: boolean) => void;
  readonly pickAgent: (pick: AgentPick) => void;
}

/**
 * Flow and size are part of the address. What is given to a flow is kept with it, size and all; its agent is as at the
 * last start over the project. A flow begins small.
 */
export function useLaunchWish(): LaunchWish {
  const search = useSearch({ strict: false });
  const launcher = useLauncher();
  const { data: projects = [], error: noProjects } = useQuery(projectsQuery);
  const here = useProjectHere();
  const [projectId, setProject] = useState<string>();
  const project = projects.find(({ id }) => id === (projectId ?? search.over)) ?? here;
  const { data: flows = [], error: noFlows } = useQuery(flowsOf(project?.id));
  useFreshFlows();
  const kept = keptChoices.use()[project?.id ?? ""];
  const [own, setOwn] = useState<Partial<AgentPick>>({});
  const [draft, setDraft] = useDraft("launch");
  const [isNamed] = useState((search.launch ?? "") !== "");
  const [focus, setFocusNow] = useState(search.focus ?? draft);

  const flow =
    flows.find(({ id }) => id === search.launch) ??
    flows.find(({ id }) => search.launch === "" && id === kept?.flow) ??
    flows.find(({ tab }) => tab === tabsOf(flows)[0]);
  const ofFlow = keptInputs.use()[flow?.id ?? ""];
  const [isFast, setFast] = useState<{ readonly flow: string; readonly fast: boolean }>();
  const band = search.band ?? ofFlow?.band ?? "small";
  const fast = (isFast?.flow === flow?.id ? isFast?.fast : ofFlow?.fast) ?? false;
  const given = ofFlow?.input ?? {};
  const { agent, model } = { ...kept, ...own };

  return {
    flows,
    error: noFlows ?? noProjects,
    projects,
    flow,
    isNamed,
    project,
    band,
    focus,
    given,
    fast,
    agent,
    model,
    chooseFlow: (id) => launcher.change({ flow: id, band: undefined }),
    chooseBand: (next) => launcher.change({ flow: flow?.id, band: next }),
    chooseProject(id) {
      setProject(id);
      setOwn({});
    },
    setFocus(text) {
      setFocusNow(text);
      setDraft(text);
    },
    give: (input, value) => flow && keepInputs(flow.id, { ...given, [input]: value }),
    setFast: (next) => flow && setFast({ flow: flow.id, fast: next }),
    pickAgent: (pick) => setOwn((now) => ({ ...now, ...pick })),
  };
}
