import { type AgentInfo, endpointNamed, type ModelEndpoint } from "@wheelhouse/agents";
import { nearest, WheelhouseError } from "@wheelhouse/core";
import { didYouMean } from "../command/parse-command-line.ts";
import { DEFAULT_AGENT } from "./default-agent.ts";

/** Our own agent that works with a model behind an endpoint. */
export const ENDPOINT_AGENT = "openai-compatible";
/** The installed agent that works with a local model by itself. */
const LOCAL_AGENT = "qwen";
/** Plays a transcript in place of an agent. */
const STAND_IN = "scripted";
/** Those that work without being named. */
export const UNNAMED: readonly string[] = [LOCAL_AGENT, ENDPOINT_AGENT, DEFAULT_AGENT];

/** Who does the agent steps of a run, and why. */
export interface ChosenAgent {
  readonly id: string;
  readonly name: string;
  readonly modelFree: boolean;
  /** Undefined when the agent takes its own. */
  readonly model: string | undefined;
  /** Where the model runs. */
  readonly calls: AgentInfo["calls"];
  readonly why: "person" | "project" | "local-agent" | "local-model" | "nothing-else";
}

/** What is said about the agent, and by whom. */
export interface AgentWish {
  readonly agent?: string | undefined;
  readonly model?: string | undefined;
}

/** A model behind an endpoint, and whether somebody answers there. */
export interface KnownEndpoint extends ModelEndpoint {
  /** Undefined when nobody was asked: a provider is not. */
  readonly answers?: boolean | undefined;
  /** The environment variable that should hold its key, and does not. */
  readonly lacks?: string | undefined;
}

/** What there is to choose from. */
export interface AgentGround {
  readonly agents: readonly AgentInfo[];
  readonly endpoints: readonly KnownEndpoint[];
  /** False when an installed agent is set to a model on this machine, and nobody answers there. */
  readonly localAnswers?: boolean | undefined;
}

/**
 * Chooses the agent of a run: the one that the person names, else the one that the project's settings
 * name, else one with a local model, else the one without a model. *Contract*: who is named is taken or
 * refused, by `agent.unknown` or `agent.unusable`, and never replaced; nothing that a provider may
 * charge for is chosen without being named. Pure.
 */
export function chooseAgent(
  person: AgentWish,
  project: AgentWish,
  ground: AgentGround,
): ChosenAgent {
  const named = person.agent ?? project.agent;
  // Else a repository could bring the review of itself.
  if (person.agent === undefined && named === STAND_IN)
    throw new WheelhouseError(
      "agent.unusable",
      `The project's settings name ${STAND_IN}, which only plays what a file says.`,
      { hint: `A person may name it: --agent ${STAND_IN} --model FILE` },
    );
  if (named !== undefined) {
    const why = person.agent === undefined ? "project" : "person";
    // The project's model belongs to the project's agent.
    const own = person.agent === undefined || person.agent === project.agent;
    return choiceOf(named, person.model ?? (own ? project.model : undefined), why, ground);
  }
  const model = person.model ?? project.model;
  if (model !== undefined)
    return byModel(model, person.model === undefined ? "project" : "person", ground);
  const usable = ground.agents.filter(({ status }) => status.usable);
  const isSet = usable.some(({ id, calls }) => id === LOCAL_AGENT && calls === "local");
  if (isSet && ground.localAnswers !== false)
    return choiceOf(LOCAL_AGENT, undefined, "local-agent", ground);
  const local = ground.endpoints.find(isLocal);
  if (local && usable.some(({ id }) => id === ENDPOINT_AGENT))
    return choiceOf(ENDPOINT_AGENT, local.name, "local-model", ground);
  return choiceOf(DEFAULT_AGENT, undefined, "nothing-else", ground);
}

/** A model without an agent is one behind an endpoint: it says by itself where it runs. */
function byModel(model: string, why: ChosenAgent["why"], ground: AgentGround): ChosenAgent {
  if (endpointNamed(model, ground.endpoints)) return choiceOf(ENDPOINT_AGENT, model, why, ground);
  throw new WheelhouseError("agent.unusable", `No endpoint here has a model ${model}.`, {
    hint: `${endpointHint(ground)} Or name the agent that has it: --agent ID --model ${model}`,
  });
}

function choiceOf(
  named: string,
  model: string | undefined,
  why: ChosenAgent["why"],
  ground: AgentGround,
): ChosenAgent {
  const { id, name, modelFree, calls } = usable(named, ground);
  if (id !== ENDPOINT_AGENT) return { id, name, modelFree, model, calls, why };
  const { endpoints } = ground;
  const endpoint = model === undefined ? endpoints.find(isLocal) : endpointNamed(model, endpoints);
  const lack = lackOf(endpoint, model);
  if (endpoint && lack === undefined)
    return { id, name, modelFree, model: endpoint.name, calls: endpoint.calls, why };
  throw new WheelhouseError("agent.unusable", `${id} cannot be used: ${lack}.`, {
    hint: `${endpointHint(ground)}\n${instead(ground.agents, id)}`,
  });
}

/** A model on this machine that can be worked with now. */
export function isLocal({ calls, answers, lacks }: KnownEndpoint): boolean {
  return calls === "local" && answers !== false && lacks === undefined;
}

function lackOf(endpoint: KnownEndpoint | undefined, model: string | undefined) {
  if (!endpoint)
    return model === undefined ? "no local model answers here" : `no endpoint has a model ${model}`;
  if (endpoint.lacks !== undefined) return `the environment has no ${endpoint.lacks}, its key`;
  return endpoint.answers === false ? `nobody answers at ${endpoint.url}` : undefined;
}

function usable(named: string, { agents, endpoints }: AgentGround): AgentInfo {
  const found = agents.find(({ id }) => id === named);
  if (!found) {
    const near = nearest(
      named,
      agents.map(({ id }) => id),
    );
    throw new WheelhouseError("agent.unknown", `There is no agent ${JSON.stringify(named)}.`, {
      hint: endpoints.some(({ name }) => name === named)
        ? `It is a model: --model ${named}`
        : `${didYouMean(near)}All agents: wheelhouse agents`,
    });
  }
  if (found.status.usable) return found;
  const { reason, hint } = found.status;
  throw new WheelhouseError("agent.unusable", `${named} cannot be used: ${reason}`, {
    hint: `${hint}\n${instead(agents, named)}`.trim(),
  });
}

function endpointHint({ endpoints }: AgentGround): string {
  if (endpoints.length === 0)
    return "Start a server of local models, such as Ollama, or name an endpoint in agents.yaml.";
  const shown = endpoints.slice(0, 5).map(({ name }) => name);
  return `There ${shown.length === 1 ? "is" : "are"} ${shown.join(", ")}${endpoints.length > 5 ? " and more" : ""}.`;
}

function instead(agents: readonly AgentInfo[], but: string): string {
  const others = agents.filter(({ id, status }) => status.usable && id !== but);
  if (others.length === 0) return "No other agent can be used here either: wheelhouse doctor";
  return `What can be used here: ${others.map(({ id }) => `--agent ${id}`).join(", ")}.`;
}
