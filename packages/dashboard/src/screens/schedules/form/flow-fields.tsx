import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useRef } from "react";
import { Field } from "../../../parts/field.tsx";
import { agentsQuery, flowsOf } from "../../../queries/place.ts";
import { AgentChoice } from "../../launcher/agent-choice.tsx";
import { BandChoice } from "../../launcher/band-choice.tsx";
import { FlowPicker } from "../../launcher/flow-picker.tsx";
import { InputField } from "../../launcher/input-field.tsx";
import { PathText } from "../../launcher/path-text.tsx";
import type { ScheduleDraft } from "./schedule-draft.ts";

/** Which flow is started, and what it is given. */
export function FlowFields({
  draft,
  project,
  onChange,
}: {
  readonly draft: ScheduleDraft;
  readonly project: string;
  readonly onChange: (part: Partial<ScheduleDraft>) => void;
}): ReactNode {
  const { data: flows = [] } = useQuery(flowsOf(project));
  const { data: agents = [] } = useQuery(agentsQuery);
  const filter = useRef<HTMLInputElement>(null);
  const chosen = flows.find(({ id }) => id === draft.flow);
  const asks = chosen?.inputs.some(({ name }) => name === "question") === true;
  const named = chosen?.inputs.filter(({ name }) => name !== "question" && name !== "fast") ?? [];
  return (
    <div className="flex min-w-0 flex-col overflow-hidden rounded-card border border-line md:h-96 md:flex-row">
      <FlowPicker
        flows={flows}
        chosen={chosen}
        onChoose={(flow) => onChange({ flow, ...(flow !== draft.flow && { input: {} }) })}
        filterRef={filter}
      />
      <div className="flex min-w-0 flex-1 flex-col gap-3 overflow-y-auto p-3">
        {chosen === undefined ? (
          <p className="text-text-2">
            {draft.flow === ""
              ? "Choose what it starts each time."
              : `There is no flow ${draft.flow} here any more.`}
          </p>
        ) : (
          <>
            <p className="text-text-2">{chosen.answers}</p>
            {asks ? (
              <Field label="Focus">
                {(names) => (
                  <PathText
                    names={names}
                    value={draft.focus}
                    onChange={(focus) => onChange({ focus })}
                    project={project}
                    of="words"
                    placeholder="A question, a path, a worry; empty looks at everything"
                    rows={2}
                  />
                )}
              </Field>
            ) : null}
            {named.map((input) => (
              <InputField
                key={`${chosen.id} ${input.name}`}
                input={input}
                value={draft.input[input.name]}
                onChange={(value) => onChange({ input: { ...draft.input, [input.name]: value } })}
                project={project}
                notices={[]}
              />
            ))}
            <BandChoice
              flow={chosen}
              band={draft.band}
              read={undefined}
              onChoose={(band) => onChange({ band })}
            />
            <AgentChoice
              agents={agents}
              planned={null}
              pick={{
                agent: draft.agent === "" ? undefined : draft.agent,
                model: draft.model === "" ? undefined : draft.model,
              }}
              onPick={({ agent = "", model = "" }) => onChange({ agent, model })}
            />
          </>
        )}
      </div>
    </div>
  );
}
