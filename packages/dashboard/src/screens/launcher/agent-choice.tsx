import type { AgentObject, PlannedAgent } from "@wheelhouse/core";
import { type ReactNode, useId } from "react";
import { z } from "zod";
import { Field, FIELD } from "../../parts/field.tsx";
import { Select } from "../../parts/select.tsx";
import { agentWords } from "./plan-facts.ts";

/** The agent and model of a run; absent ones are as the project and the machine say. */
export interface AgentPick {
  readonly agent: string | undefined;
  readonly model: string | undefined;
}

const modelsSchema = z.object({ models: z.array(z.string()) });

/** Who does the agent steps. Whoever is not here or may cost money says so in the list. */
export function AgentChoice({
  agents,
  planned,
  pick,
  onPick,
}: {
  readonly agents: readonly AgentObject[];
  /** Who it would be, as the server says. */
  readonly planned: PlannedAgent | null;
  readonly pick: AgentPick;
  readonly onPick: (pick: AgentPick) => void;
}): ReactNode {
  const chosen = agents.find(({ id }) => id === pick.agent);
  const takesModel = chosen !== undefined && (!chosen.model_free || chosen.id === "scripted");
  const known = modelsSchema.safeParse(chosen).data?.models ?? [];
  const list = useId();
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Field label="Agent" note={planned === null ? null : agentWords(planned)}>
        {(names) => (
          <Select
            {...names}
            value={pick.agent ?? ""}
            onChange={({ target }) =>
              onPick({ agent: target.value === "" ? undefined : target.value, model: undefined })
            }
          >
            <option value="">
              {pick.agent === undefined && planned !== null
                ? `As set: ${planned.id}`
                : "As the project says"}
            </option>
            {agents.map((agent) => (
              <option key={agent.id} value={agent.id}>
                {optionWords(agent)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {takesModel ? (
        <Field
          label="Model"
          note={pick.model === undefined ? "Without one it takes its own." : null}
        >
          {(names) => (
            <>
              <input
                {...names}
                value={pick.model ?? ""}
                onChange={({ target }) =>
                  onPick({ ...pick, model: target.value === "" ? undefined : target.value })
                }
                list={list}
                autoComplete="off"
                spellCheck={false}
                className={`${FIELD} h-8 coarse:h-11`}
              />
              <datalist id={list}>
                {known.map((model) => (
                  <option key={model}>{model}</option>
                ))}
              </datalist>
            </>
          )}
        </Field>
      ) : null}
    </div>
  );
}

function optionWords({ id, status, calls, level }: AgentObject): string {
  if (status === "unusable") return `${id} · cannot be used here`;
  const cost = calls === "provider" ? "may cost money" : "costs nothing";
  return [id, level, cost].filter((part) => part !== null).join(" · ");
}
