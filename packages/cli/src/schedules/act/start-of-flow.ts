import { type ScheduleAct, startObjectSchema } from "@wheelhouse/core";
import type { StartRequest } from "@wheelhouse/engine";
import { nobody } from "../../command/nobody.ts";
import { startRequest } from "../../serve/start-request.ts";

/** What a schedule asks for that starts a flow, checked as far as it can be without a journal; what it throws, each fire would. */
export function startOfFlow(
  home: string,
  { flow, band, focus, input = {}, agent, model }: Extract<ScheduleAct, { kind: "flow" }>,
  project: { readonly id: string; readonly path: string },
): Promise<StartRequest> {
  const start = startObjectSchema.parse({
    project_id: project.id,
    flow_name: flow,
    input: { ...(focus !== undefined && { question: focus }), ...input },
    ...(band !== undefined && { band }),
    ...(agent !== undefined && { agent }),
    ...(model !== undefined && { model }),
  });
  return startRequest({ home, io: nobody }, start, project.path);
}
