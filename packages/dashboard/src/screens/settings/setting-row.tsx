import { type AgentObject, API, type SettingObject } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { Button } from "../../parts/button.tsx";
import { client } from "../../queries/client.ts";
import { settingsQuery } from "../../queries/settings.ts";
import { useSend } from "../../queries/use-send.ts";
import { changeOf, type Person, textOfValue, wordsOfValue } from "./setting-change.ts";
import { SettingControl } from "./setting-control.tsx";

const WHO = { person: "you", project: "the project", default: "nobody" } as const;

/** A setting of a project: what holds, who says so, and what you say. */
export function SettingRow({
  project,
  setting,
  agents,
}: {
  readonly project: string;
  readonly setting: SettingObject;
  readonly agents: readonly AgentObject[];
}): ReactNode {
  const { id, title, detail, status, value, person } = setting;
  const [text, setText] = useState<string>();
  const labelId = useId();
  const queries = useQueryClient();
  const refused = refusedBy(useLiveState());
  const send = useSend(
    async (said: Person) => client.call(API.changeSettings, { body: changeOf(project, id, said) }),
    {
      onDone(held) {
        queries.setQueryData(settingsQuery(project).queryKey, held);
        void queries.invalidateQueries({ queryKey: ["plan"] });
        setText(undefined);
      },
    },
  );
  return (
    <li className="grid gap-x-4 gap-y-1.5 border-line px-3 py-2.5 not-first:border-t sm:grid-cols-[minmax(0,1fr)_16rem]">
      <div className="min-w-0">
        <p id={labelId} className="font-medium">
          {title}
        </p>
        <p className="text-text-2">{detail}</p>
        <p className="text-xs text-text-3">
          {wordsOfValue(value)}
          {status === "default" ? "" : `, says ${WHO[status]}`}
        </p>
      </div>
      <div className="flex items-start gap-1.5">
        <SettingControl
          setting={setting}
          agents={agents}
          labelledBy={labelId}
          text={text ?? textOfValue(person)}
          refused={refused ?? (send.isPending ? "It is being kept." : undefined)}
          onText={setText}
          onSay={(said) => send.mutate(said)}
        />
        {person === null ? null : (
          <Button
            kind="quiet"
            className="h-8"
            refused={refused}
            onClick={() => send.mutate(null)}
            aria-label={`Take back: ${title}`}
          >
            Take back
          </Button>
        )}
      </div>
    </li>
  );
}
