import { BANDS } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { flowsOf } from "../../../../queries/place.ts";
import { useChat } from "../../chat-context.ts";
import type { FlowAct } from "../facts/flow-facts.tsx";
import type { ActionErrors } from "./action-errors.ts";
import { AgentField } from "./agent-field.tsx";
import { LineField, OneOfField, WordsField } from "./field-parts.tsx";
import { withField } from "./with-field.ts";

/** The fields of a run of a flow: once, or each time. */
export function FlowActFields<A extends FlowAct>({
  action,
  errors,
  onChange,
}: {
  readonly action: A;
  readonly errors: ActionErrors;
  readonly onChange: (action: A) => void;
}): ReactNode {
  const { project } = useChat();
  const { data: flows = [] } = useQuery(flowsOf(project));
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-3">
        <OneOfField
          label="Flow"
          value={action.flow === "" ? undefined : action.flow}
          all={flows.map(({ id }) => id)}
          none="choose one"
          error={errors["flow"]}
          onChange={(flow = "") => onChange({ ...action, flow })}
        />
        <OneOfField
          label="Size"
          value={action.band}
          all={BANDS}
          none="by its scope"
          error={errors["band"]}
          onChange={(band) => onChange(withField(action, "band", band))}
        />
        <AgentField
          agent={action.agent}
          error={errors["agent"]}
          onChange={(agent) => onChange(withField(action, "agent", agent))}
        />
      </div>
      {action.model === undefined ? null : (
        <LineField
          label="Model"
          value={action.model}
          most={200}
          error={errors["model"]}
          onChange={(model) => onChange(withField(action, "model", model))}
        />
      )}
      <WordsField
        label="Focus"
        value={action.focus ?? ""}
        most={20_000}
        error={errors["focus"]}
        onChange={(focus) => onChange(withField(action, "focus", focus))}
      />
    </>
  );
}
