import type { StartObject } from "@wheelhouse/core";
import type { StartRequest } from "@wheelhouse/engine";
import type { Context } from "../command/context.ts";
import { flowNamed } from "../flows/flow-named.ts";
import { plannedStart } from "../flows/planned-start.ts";
import { findProject } from "../project/find-project.ts";
import { settingsFor } from "../project/settings-for.ts";
import { checkMaterial } from "../request/check-material.ts";
import { bandFor } from "../request/choose-band.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { askedAgent, inputOf } from "./asked-of-server.ts";

/**
 * What a client of the server asks for, checked as far as it can be without a journal. It asks for
 * the same things as the command line, and gets no more: settings, limits and rules of the project
 * hold. `by` is who asks.
 */
export async function startRequest(
  context: Pick<Context, "home" | "io">,
  start: StartObject,
  path: string,
  by: string = whoAmI(),
): Promise<StartRequest> {
  const project = findProject(path, path);
  const flow = await flowNamed(start.flow_name, { home: context.home, project: project.path });
  const settings = settingsFor(context.home, project.path);
  const place = { flow, path: project.path, settings };
  const { id, model } = await askedAgent(context, start, place);
  const { input, fast } = inputOf(start);
  await checkMaterial(flow, input, project.path);
  const { band } = await bandFor(start, flow.name, project.path);
  return {
    flow: flow.name,
    ...(await plannedStart(flow, { input, fast, band, project })),
    fast,
    band,
    project,
    agent: id,
    ...settings.both,
    by,
    ...(model !== undefined && { model }),
    ...(start.title !== undefined && { title: start.title }),
  };
}
