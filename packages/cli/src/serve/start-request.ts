import { type StartObject, WheelhouseError } from "@wheelhouse/core";
import type { StartRequest } from "@wheelhouse/engine";
import { agentOfRun } from "../agents/agent-of-run.ts";
import type { Context } from "../command/context.ts";
import { DEMO_AGENT, demoFlow } from "../demo/demo-flow.ts";
import { TRANSCRIPTS } from "../demo/transcripts.ts";
import { flowNamed } from "../flows/flow-named.ts";
import { findProject } from "../project/find-project.ts";
import { readSettings } from "../project/read-settings.ts";
import { whoAmI } from "../request/who-am-i.ts";

/**
 * What a client of the server asks for, checked as far as it can be without a journal. It asks for
 * the same things as the command line, and gets no more: settings, limits and rules of the project
 * hold. Nobody is asked in the server's terminal; what would need a yes there is refused.
 */
export async function startRequest(
  { home, io }: Pick<Context, "home" | "io">,
  start: StartObject,
  path: string,
): Promise<StartRequest> {
  const flow = flowNamed(start.flow_name);
  const project = findProject(path, path);
  const settings = readSettings(project.path);
  const nobody = { ...io, stdin: Object.assign(Object.create(io.stdin), { isTTY: false }) };
  const said = { agent: start.agent, model: start.model };
  const usual = said.agent === undefined && flow.name === demoFlow.name ? DEMO_AGENT : said;
  const person = { agent: usual.agent, model: said.model ?? usual.model };
  checkTranscript(person);
  const { id, model } = await agentOfRun(
    { home, io: nobody },
    { path: project.path, wish: settings },
    person,
  );
  const { fast, ...input } = start.input;
  const { limits, rules, autoContinue } = settings;
  return {
    flow: flow.name,
    input: typeof fast === "boolean" ? input : start.input,
    band: start.band,
    fast: fast === true,
    project,
    agent: id,
    limits,
    rules,
    autoContinue,
    by: whoAmI(),
    ...(model !== undefined && { model }),
    ...(start.title !== undefined && { title: start.title }),
  };
}

/** The agent that plays transcripts is given ours here, and no file of this machine. */
function checkTranscript({
  agent,
  model,
}: {
  agent?: string | undefined;
  model?: string | undefined;
}) {
  if (agent !== DEMO_AGENT.agent || (model !== undefined && Object.hasOwn(TRANSCRIPTS, model)))
    return;
  throw new WheelhouseError("agent.unusable", `The server lets ${agent} play no file.`, {
    hint: `Name one of ${Object.keys(TRANSCRIPTS).join(", ")} as its model, or start the run with: wheelhouse run`,
  });
}
