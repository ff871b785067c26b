import { ACTION_KINDS, API, type SettingsChange, type SettingsObject } from "@wheelhouse/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { refusedBy, useLiveState } from "../../../live/live-context.ts";
import { client } from "../../../queries/client.ts";
import { orchestratorQuery } from "../../../queries/orchestrator.ts";
import { projectsQuery } from "../../../queries/place.ts";
import { settingsQuery } from "../../../queries/settings.ts";
import { useSend } from "../../../queries/use-send.ts";
import { useProjectHere } from "../../launcher/project-here.ts";
import { CheckChoice } from "../check-choice.tsx";
import { ProjectSelect } from "../project-select.tsx";
import { ACTION_WORDS } from "./action-words.ts";
import { WhoAnswers } from "./who-answers.tsx";

/** Who answers in the threads of a project, and what they may do without being asked. */
export function OrchestratorSettings(): ReactNode {
  const { data: projects = [] } = useQuery(projectsQuery);
  const here = useProjectHere();
  const [chosen, setChosen] = useState<string>();
  const project = projects.find(({ id }) => id === chosen) ?? here;
  const { data: held } = useQuery(settingsQuery(project?.id));
  return (
    <>
      <ProjectSelect projects={projects} project={project} onChoose={setChosen} />
      {held === undefined ? null : <Held key={held.project_id} held={held} />}
    </>
  );
}

function Held({ held }: { readonly held: SettingsObject }): ReactNode {
  const { project_id: project, orchestrator, files } = held;
  const queries = useQueryClient();
  const refused = refusedBy(useLiveState());
  const send = useSend(
    async (said: NonNullable<SettingsChange["orchestrator"]>) =>
      client.call(API.changeSettings, { body: { project_id: project, orchestrator: said } }),
    {
      onDone(now) {
        queries.setQueryData(settingsQuery(project).queryKey, now);
        void queries.invalidateQueries({ queryKey: orchestratorQuery(project).queryKey });
      },
    },
  );
  // What was ticked is shown as it was from the click on, while it is being kept.
  const [ticked, tick] = useState<SettingsObject["orchestrator"]["autonomous"]>();
  const autonomous = ticked ?? orchestrator.autonomous;
  const allows = (kind: (typeof ACTION_KINDS)[number], isAllowed: boolean): void => {
    const others = autonomous.filter((each) => each !== kind);
    const next = isAllowed ? [...others, kind] : others;
    tick(next);
    send.mutate({ autonomous: next }, { onSettled: () => tick(undefined) });
  };
  return (
    <>
      <WhoAnswers
        project={project}
        said={orchestrator}
        refused={refused ?? (send.isPending ? "It is being kept." : undefined)}
        onSay={(words) => send.mutate(words)}
      />
      <fieldset disabled={refused !== undefined} className="flex flex-col gap-3">
        <legend className="mb-1 font-semibold">What it does without being asked</legend>
        <p className="text-text-2">
          It only reads. What it wants done it proposes, and you accept, change or dismiss that. Of
          what you tick here it asks you no more: it is done, recorded as the orchestrator’s, and
          can be taken back where it says so.
        </p>
        {ACTION_KINDS.map((kind) => (
          <CheckChoice
            key={kind}
            label={ACTION_WORDS[kind].title}
            note={ACTION_WORDS[kind].note}
            isChosen={autonomous.includes(kind)}
            onChange={(isChosen) => allows(kind, isChosen)}
          />
        ))}
      </fieldset>
      <p className="text-xs text-text-3">
        Kept in <code className="font-mono">{files.person}</code>. No file of a project can say any
        of it.
      </p>
    </>
  );
}
