import type { StartObject } from "@wheelhouse/core";
import type { StartRequest } from "@wheelhouse/engine";
import type { Context } from "../command/context.ts";
import { flowNamed } from "../flows/flow-named.ts";
import { findProject } from "../project/find-project.ts";
import { settingsFor } from "../project/settings-for.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { askedAgent, inputOf } from "./asked-of-server.ts";

/**
 * What a client of the server asks for, checked as far as it can be without a journal. It asks for
 * the same things as the command line, and gets no more: settings, limits and rules of the project
 * hold.
 */
export async function startRequest(
  context: Pick<Context, "home" | "io">,
  start: StartObject,
  path: string,
): Promise<StartRequest> {
  const flow = flowNamed(start.flow_name);
  const project = findProject(path, path);
  const settings = settingsFor(context.home, project.path);
  const place = { flow, path: project.path, settings };
  const { id, model } = await askedAgent(context, start, place);
  return {
    flow: flow.name,
    ...inputOf(start),
    band: start.band,
    project,
    agent: id,
    ...settings.both,
    by: whoAmI(),
    ...(model !== undefined && { model }),
    ...(start.title !== undefined && { title: start.title }),
  };
}
