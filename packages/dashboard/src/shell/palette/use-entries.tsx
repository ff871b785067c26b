import { oneLine } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ChevronRight, FolderGit2, Workflow } from "lucide-react";
import { useCommandList } from "../../commands/command-list.ts";
import { keyChoices, keysOf } from "../../commands/key-choices.ts";
import { useFreshIssues } from "../../live/use-fresh-issues.ts";
import { StatusMark } from "../../parts/status-mark.tsx";
import { flowsOf, projectsQuery } from "../../queries/place.ts";
import { issuesQuery } from "../../queries/issues.ts";
import { titleOf } from "../../screens/board/issue-facts.tsx";
import { keptBoard } from "../../screens/board/kept-board.ts";
import { STATUS_MARKS, STATUS_WORDS } from "../../screens/issue/issue-words.ts";
import { projectHere, useProjectHere } from "../../screens/launcher/project-here.ts";
import { requestsQuery } from "../../queries/requests.ts";
import { nameOf } from "../active-pill.tsx";
import { latestRunsQuery } from "../attention.ts";
import { useLauncher } from "../use-launcher.ts";
import type { Entry } from "./entry.ts";

const ICON = "size-4 shrink-0 text-text-3";

/** Everything that the palette knows: what asks, what can be done here, runs, flows, and issues. */
export function useEntries(): readonly Entry[] {
  const navigate = useNavigate();
  const launcher = useLauncher();
  const choices = keyChoices.use();
  const commands = useCommandList();
  const { data: runs = [] } = useQuery(latestRunsQuery);
  const { data: requests = [] } = useQuery(requestsQuery);
  const { data: flows = [] } = useQuery(flowsOf(useProjectHere()?.id));
  const { data: projects = [] } = useQuery(projectsQuery);
  const here = projectHere(projects, keptBoard.use())?.id;
  useFreshIssues(here);
  const { data: issues = [] } = useQuery({
    ...issuesQuery(here ?? ""),
    enabled: here !== undefined,
  });

  const answers = requests.map(({ id, run, step, text }): Entry => ({
    id: `request.${id}`,
    names: [`Answer: ${oneLine(text)}`, id, step],
    kind: "Answer",
    mark: <StatusMark status="waiting" />,
    act: () =>
      void navigate({ to: "/runs/$run", params: { run }, search: { step, view: "steps" } }),
  }));
  const known = new Set<string>();
  const deeds = commands
    .filter(({ id, isHidden }) => isHidden !== true && !known.has(id) && known.add(id))
    .map((command): Entry => ({
      id: `command.${command.id}`,
      names: [command.title, command.group],
      kind: "Command",
      mark: <ChevronRight className={ICON} aria-hidden="true" />,
      note: command.group,
      keys: keysOf(command, choices),
      act: command.run,
    }));
  const places = runs.map((run): Entry => {
    const project = run.project?.path.split(/[/\\]/).at(-1) ?? "";
    return {
      id: `run.${run.id}`,
      names: [nameOf(run), run.id, run.flow ?? "", project],
      kind: "Run",
      mark: <StatusMark status={run.status} />,
      note: [run.status, project, run.id].filter((part) => part !== "").join(" · "),
      act: () => void navigate({ to: "/runs/$run", params: { run: run.id } }),
    };
  });
  const kinds = flows.map(({ id, title, answers: answered }): Entry => ({
    id: `flow.${id}`,
    names: [`Run ${id}…`, title, answered],
    kind: "Flow",
    mark: <Workflow className={ICON} aria-hidden="true" />,
    note: answered,
    act: () => launcher.open({ flow: id }),
  }));
  const directories = projects.map(({ id, name, path }): Entry => ({
    id: `project.${id}`,
    names: [name, path],
    kind: "Project",
    mark: <FolderGit2 className={ICON} aria-hidden="true" />,
    note: path,
    act: () => void navigate({ to: "/projects/$key", params: { key: id } }),
  }));
  const board = issues.map((issue): Entry => ({
    id: `issue.${issue.id}`,
    names: [`#${issue.number} ${titleOf(issue)}`, ...issue.labels],
    kind: "Issue",
    mark: <StatusMark status={STATUS_MARKS[issue.status]} />,
    note: STATUS_WORDS[issue.status],
    act: () =>
      void navigate({
        to: "/projects/$key/issues/$n",
        params: { key: issue.project_id, n: String(issue.number) },
      }),
  }));
  return [...answers, ...deeds, ...kinds, ...places, ...board, ...directories];
}
