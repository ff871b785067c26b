import type { BandWord, FlowObject, StartInput } from "@wheelhouse/core";

/** What is given to a flow by name, beside the focus. */
export type GivenInputs = Readonly<Record<string, string | boolean>>;

/** What is asked of a run before it starts. */
export interface Wish {
  readonly flow: Pick<FlowObject, "id" | "inputs">;
  readonly project: string;
  readonly band: BandWord;
  readonly focus: string;
  readonly given?: GivenInputs | undefined;
  readonly fast?: boolean;
  readonly agent?: string | undefined;
  readonly model?: string | undefined;
}

/**
 * What the server is sent to start a run, or to say what would come of it. A flow without a question gets none, and an
 * input that was left empty is not given at all.
 */
export function startOf(wish: Wish): StartInput {
  const { flow, project, band, focus, given = {}, fast, agent, model } = wish;
  const asks = flow.inputs.some(({ name }) => name === "question");
  const question = focus.trim();
  const known = flow.inputs.flatMap(({ name }): [string, string | boolean][] => {
    const value = given[name];
    const isEmpty = value === undefined || value === false || value === "";
    return isEmpty || (typeof value === "string" && value.trim() === "") ? [] : [[name, value]];
  });
  return {
    project_id: project,
    flow_name: flow.id,
    band,
    input: {
      ...Object.fromEntries(known),
      ...(asks && { question }),
      ...(fast === true && { fast }),
    },
    ...(agent !== undefined && { agent }),
    ...(model !== undefined && model !== "" && { model }),
  };
}
