import type { Agents, ConversationEvent } from "@wheelhouse/agents";
import type { AgentStep, RunState } from "@wheelhouse/core";
import type { Reporter, Start } from "../drive/performing.ts";
import { agentOf } from "../drive/start-of.ts";
import type { EnginePorts } from "../ports.ts";
import { accessOf } from "./access-of.ts";
import type { AttemptBrief } from "./attempt-brief.ts";
import { standsOn } from "./outputs-of.ts";

/** Longest time without a sign of life when a step names none, in milliseconds. */
const SILENCE_MS = 10 * 60_000;
/** Longest time of an attempt when a step names none, in milliseconds. */
const TIMEOUT_MS = 60 * 60_000;

/** What a step stands on that is shown nothing of the project. */
const NOWHERE = { outputs: {}, origins: [] } as const;

/** Starts the agent of an attempt on its ground. */
export async function openAttempt(
  ports: EnginePorts,
  { wish, attempt }: Start,
  { def, state, brief }: { def: AgentStep; state: RunState; brief: AttemptBrief },
  emit: (event: ConversationEvent) => void,
  signal: Reporter["signal"],
): ReturnType<Agents["open"]> {
  const { step, role, resume } = wish;
  const agent = agentOf(step, state, ports, role) ?? ports.defaultAgent;
  const [place, home, tmp] = await Promise.all([
    ports.ground.place(state.id, def.ground === "none" ? NOWHERE : standsOn(state)),
    ports.ground.home(state.id, agent),
    ports.ground.tmp(state.id, attempt),
  ]);
  return ports.agents.open(
    {
      run: state.id,
      step: def.id,
      attempt,
      role,
      persona: role === "critic" ? (def.critic?.persona.id ?? "") : def.persona.id,
      generation: step.generation,
      ordinal: step.ordinal,
      agent,
      model: modelOf(def, state, { agent, role, usual: ports.defaultAgent }),
      access: accessOf(def, role),
      cwd: place.cwd,
      readable: place.readable,
      home,
      tmp,
      resume,
      silenceMs: def.silenceMs ?? SILENCE_MS,
      timeoutMs: def.timeoutMs ?? TIMEOUT_MS,
      tools: brief.tools,
      rules: state.created?.rules,
      grants: wish.grants,
      maxTokens: wish.maxTokens,
    },
    emit,
    signal,
  );
}

/** The model of an attempt: one that is named for an agent means nothing to another. */
function modelOf(
  { agent: own, model }: AgentStep,
  { created }: RunState,
  { agent, role, usual }: { agent: string; role: Start["wish"]["role"]; usual: string },
): string | undefined {
  const authors = own ?? created?.agent ?? usual;
  if (model !== undefined && (role === "author" || agent === authors)) return model;
  return agent === (created?.agent ?? usual) ? created?.model : undefined;
}
