import { API, isWheelhouseError, startObjectSchema, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";
import type { ApiCall } from "./api-caller.ts";
import { mcpTool } from "./mcp-tool.ts";
import { KEY, PROJECT, projectOf } from "./project-of.ts";

/** Starts a run, as `POST /api/runs` does. */
export const START_TOOL = mcpTool({
  name: "start_run",
  title: "Start a run",
  description:
    "Starts a flow over a project and answers at once with the id of the run; get_run tells how far it is. Flows are named " +
    "such as code-review and architectural-analysis: a name that there is not is answered with those that there are. `input.question` is " +
    "the focus, which may be empty. Leave out `agent` unless the person wants another one than their settings say: a model that costs " +
    "money is never chosen by itself. Rules, limits and settings of the project hold.",
  input: startObjectSchema.extend({
    project_id: PROJECT,
    input: z.looseObject({}).default({}).describe("The flow's input, such as {question}"),
    idempotency_key: KEY,
  }),
  effect: {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: false,
    openWorldHint: true,
  },
  async run({ idempotency_key: idempotencyKey, project_id, ...start }, api) {
    const project = await projectOf(project_id, api);
    const body = startObjectSchema.parse({ ...start, project_id: project.id });
    const started = await api(API.startRun, { body, idempotencyKey }).catch(
      async (error: unknown) => {
        throw await withFlows(error, project.id, api);
      },
    );
    const again = started.repeated === true ? "was started with this key before" : "is started";
    return {
      data: started,
      text: `Run ${started.run_id} of ${body.flow_name} over ${project.path} ${again}. See it: get_run; when it is completed: get_report.`,
    };
  },
});

/** The same error; one about a flow that there is not says which there are. */
async function withFlows(error: unknown, project: string, api: ApiCall): Promise<unknown> {
  if (!isWheelhouseError(error) || error.code !== "flow.unknown") return error;
  const flows = await api(API.flows, { query: { project_id: project } });
  return new WheelhouseError("flow.unknown", error.message, {
    hint: `Flows that there are: ${flows.map(({ id }) => id).join(", ")}.`,
  });
}
