import {
  type AgentsConfig,
  doesAnswer,
  type ModelEndpoint,
  modelEndpoints,
  readAgentsConfig,
} from "@wheelhouse/agents";
import { isWheelhouseError, WheelhouseError } from "@wheelhouse/core";
import type { Context, Io } from "../command/context.ts";
import { agentsConfigPath } from "../home/home-paths.ts";
import { agentsHere } from "./agents-here.ts";
import { allow, isAllowed } from "./allowed-agents.ts";
import { askYes } from "./ask-yes.ts";
import {
  type AgentGround,
  type AgentWish,
  chooseAgent,
  type ChosenAgent,
  ENDPOINT_AGENT,
  type KnownEndpoint,
  UNNAMED,
} from "./choose-agent.ts";
import { localModelsHere } from "./local-models-here.ts";

/** Everything on this machine that can do agent steps, or only these agents and what they need. */
export async function agentGround(
  home: string,
  env: Io["env"],
  { config = readAgentsConfig(agentsConfigPath(home)), only }: GroundOptions = {},
): Promise<AgentGround> {
  const needsModels = only?.includes(ENDPOINT_AGENT) ?? true;
  const [agents, endpoints] = await Promise.all([
    agentsHere(home, config).list(only),
    needsModels ? endpointsHere(config, env) : [],
  ]);
  const url = env["OPENAI_BASE_URL"]?.replace(/\/+$/, "");
  const isSet = agents.some(({ calls, origin }) => calls === "local" && origin === "installed");
  const localAnswers = isSet && url !== undefined ? await doesAnswer(url) : undefined;
  return { agents, endpoints, localAnswers };
}

/** What is looked at. */
interface GroundOptions {
  /** The user's own file; read when absent. */
  readonly config?: AgentsConfig;
  readonly only?: readonly string[];
}

async function endpointsHere(config: AgentsConfig, env: Io["env"]): Promise<KnownEndpoint[]> {
  const known = modelEndpoints(config, await localModelsHere(env), env);
  return Promise.all(
    known.map(async (endpoint) => ({
      ...endpoint,
      // Those that were found have answered.
      answers: endpoint.configured ? await answers(endpoint) : true,
      lacks: endpoint.keyEnv === undefined || env[endpoint.keyEnv] ? undefined : endpoint.keyEnv,
    })),
  );
}

/** Whether somebody answers at an endpoint of this machine; nobody else is asked. */
async function answers({ calls, url }: ModelEndpoint): Promise<boolean | undefined> {
  return calls === "local" ? doesAnswer(url) : undefined;
}

/**
 * The agent of a run over a project. A repository that was only cloned may name an agent that costs
 * money: a person is asked the first time, and remembered. Throws what {@link chooseAgent} throws, and
 * `agent.unusable` when nobody can be asked or the answer is no. With `known` nobody looks again.
 */
export async function agentOfRun(
  { home, io }: Pick<Context, "home" | "io">,
  project: { readonly path: string; readonly wish: AgentWish },
  person: AgentWish,
  known?: AgentGround,
): Promise<ChosenAgent> {
  const chosen = known
    ? chooseAgent(person, project.wish, known)
    : await choose(home, io.env, person, project.wish);
  const { id, model, why, calls } = chosen;
  // Behind an endpoint it is the model that says who charges.
  const what = id === ENDPOINT_AGENT ? `${id} ${model}` : id;
  if (why !== "project" || calls !== "provider" || isAllowed(home, project.path, what))
    return chosen;
  const named = `The project's settings name ${what}, which may be charged by its provider`;
  const hint = `Allow it for one run: --agent ${id}${id === ENDPOINT_AGENT ? ` --model ${model}` : ""}. Or take the one without a model: --agent scout`;
  const yes = await askYes(io, `${named}. Let this project use it from now on?`);
  if (yes === undefined)
    throw new WheelhouseError("agent.unusable", `${named}, and nobody is here to be asked.`, {
      hint,
    });
  if (!yes) throw new WheelhouseError("agent.unusable", `${named}, and you said no.`, { hint });
  allow(home, project.path, what);
  return chosen;
}

/** Looks only at those that come into question: others can be slow. A refusal names everything that there is. */
async function choose(
  home: string,
  env: Io["env"],
  person: AgentWish,
  project: AgentWish,
): Promise<ChosenAgent> {
  const named = person.agent ?? project.agent;
  const only = named === undefined ? UNNAMED : [named];
  try {
    return chooseAgent(person, project, await agentGround(home, env, { only }));
  } catch (error) {
    if (!isWheelhouseError(error) || !error.code.startsWith("agent.")) throw error;
    return chooseAgent(person, project, await agentGround(home, env));
  }
}
