import type { SettingsChange, SettingsObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "../../../parts/button.tsx";
import { Field, FIELD } from "../../../parts/field.tsx";
import { Select } from "../../../parts/select.tsx";
import { orchestratorQuery } from "../../../queries/orchestrator.ts";
import { agentsQuery } from "../../../queries/place.ts";
import type { Orchestrator } from "../../composer/chat/chat-words.ts";
import { agentLabel } from "../agent-label.ts";

/** The agent and model that answer in the threads of a project, and who that is at the moment. */
export function WhoAnswers({
  project,
  said,
  refused,
  onSay,
}: {
  readonly project: string;
  readonly said: SettingsObject["orchestrator"];
  readonly refused: string | undefined;
  readonly onSay: (said: NonNullable<SettingsChange["orchestrator"]>) => void;
}): ReactNode {
  const { data: agents = [] } = useQuery(agentsQuery);
  const { data: now } = useQuery(orchestratorQuery(project));
  const [model, setModel] = useState(said.model ?? "");
  const isKept = model.trim() === (said.model ?? "");
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    if (refused === undefined && !isKept)
      onSay({ model: model.trim() === "" ? null : model.trim() });
  };
  return (
    <section aria-label="Who answers" className="flex flex-col gap-3">
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <Field label="Agent">
          {(names) => (
            <Select
              {...names}
              value={said.agent ?? ""}
              disabled={refused !== undefined}
              onChange={({ target: { value } }) => onSay({ agent: value === "" ? null : value })}
            >
              <option value="">Whoever does the runs</option>
              {agents
                .filter(({ model_free: isModelFree, id }) => !isModelFree || id === said.agent)
                .map((agent) => (
                  <option key={agent.id} value={agent.id}>
                    {agentLabel(agent)}
                  </option>
                ))}
            </Select>
          )}
        </Field>
        <form onSubmit={keep} className="flex items-end gap-1.5 *:first:flex-1">
          <Field label="Model">
            {(names) => (
              <input
                {...names}
                value={model}
                placeholder="The agent’s own"
                autoComplete="off"
                spellCheck={false}
                onChange={({ target }) => setModel(target.value)}
                className={`${FIELD} h-8 coarse:h-11`}
              />
            )}
          </Field>
          {isKept ? null : (
            <Button type="submit" className="h-8" refused={refused}>
              Keep
            </Button>
          )}
        </form>
      </div>
      {/* Its line is there before it is known, so that nothing below moves away from under a click. */}
      <output className={`min-h-5 text-sm ${now?.offline ? "text-waiting" : "text-text-2"}`}>
        {now === undefined ? null : answersWords(now, said.agent === null)}
      </output>
    </section>
  );
}

function answersWords({ agent, model, offline }: Orchestrator, isUnchosen: boolean): string {
  if (offline)
    return `Nobody answers now. ${offline.reason} ${isUnchosen ? "Choose an agent above." : offline.hint}`;
  return `Now ${agent}${model === null ? "" : ` (${model})`} answers.`;
}
