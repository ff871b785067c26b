import type { Band, FlowObject, StartInput } from "@wheelhouse/core";

/** What is asked of a run before it starts. */
export interface Wish {
  readonly flow: Pick<FlowObject, "id" | "inputs">;
  readonly project: string;
  readonly band: Band;
  readonly focus: string;
  readonly fast?: boolean;
  readonly agent?: string | undefined;
  readonly model?: string | undefined;
}

/** What the server is sent to start a run, or to say what would come of it. A flow without a question gets none. */
export function startOf({ flow, project, band, focus, fast, agent, model }: Wish): StartInput {
  const asks = flow.inputs.some(({ name }) => name === "question");
  const question = focus.trim();
  return {
    project_id: project,
    flow_name: flow.id,
    band,
    input: { ...(asks && { question }), ...(fast === true && { fast }) },
    ...(agent !== undefined && { agent }),
    ...(model !== undefined && model !== "" && { model }),
  };
}
