import {
  type AgentsConfig,
  doesAnswer,
  type ModelEndpoint,
  modelEndpoints,
  readAgentsConfig,
} from "@wheelhouse/agents";
import { WheelhouseError } from "@wheelhouse/core";
import type { Context, Io } from "../command/context.ts";
import { agentsConfigPath } from "../home/home-paths.ts";
import { agentsHere } from "./agents-here.ts";
import { allow, isAllowed } from "./allowed-agents.ts";
import { askYes } from "./ask-yes.ts";
import { type AgentGround, type AgentWish, chooseAgent, type ChosenAgent } from "./choose-agent.ts";
import { localModelsHere } from "./local-models-here.ts";

/** Everything on this machine that can do agent steps. */
export async function agentGround(
  home: string,
  env: Io["env"],
  config: AgentsConfig = readAgentsConfig(agentsConfigPath(home)),
): Promise<AgentGround> {
  const [agents, found] = await Promise.all([
    agentsHere(home, config).list(),
    localModelsHere(env),
  ]);
  const endpoints = modelEndpoints(config, found, env).map(async (endpoint) => ({
    ...endpoint,
    // Those that were found have answered.
    answers: endpoint.configured ? await answers(endpoint) : true,
  }));
  return { agents, endpoints: await Promise.all(endpoints) };
}

/** Whether somebody answers at an endpoint of this machine; nobody else is asked. */
async function answers({ calls, url }: ModelEndpoint): Promise<boolean | undefined> {
  return calls === "local" ? doesAnswer(url) : undefined;
}

/**
 * The agent of a run over a project. A repository that was only cloned may name an agent that costs
 * money: a person is asked the first time, and remembered. Throws what {@link chooseAgent} throws, and
 * `agent.unusable` when nobody can be asked or the answer is no.
 */
export async function agentOfRun(
  { home, io }: Pick<Context, "home" | "io">,
  project: { readonly path: string; readonly wish: AgentWish },
  person: AgentWish,
): Promise<ChosenAgent> {
  const chosen = chooseAgent(person, project.wish, await agentGround(home, io.env));
  const { id, why, calls } = chosen;
  if (why !== "project" || calls !== "provider" || isAllowed(home, project.path, id)) return chosen;
  const named = `The project's settings name ${id}, which may be charged by its provider`;
  const hint = `Allow it for one run: --agent ${id}. Or take the one without a model: --agent scout`;
  const yes = await askYes(io, `${named}. Let this project use it from now on?`);
  if (yes === undefined)
    throw new WheelhouseError("agent.unusable", `${named}, and nobody is here to be asked.`, {
      hint,
    });
  if (!yes) throw new WheelhouseError("agent.unusable", `${named}, and you said no.`, { hint });
  allow(home, project.path, id);
  return chosen;
}
