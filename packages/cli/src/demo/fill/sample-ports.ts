import type { Agents, AgentSession, ConversationEvent, TurnEnd } from "@wheelhouse/agents";
import type { Usage } from "@wheelhouse/core";
import { agentsHere } from "../../agents/agents-here.ts";
import type { PortsOver } from "../../host/compose-ports.ts";

/**
 * Agents for the sample runs: the scripted one plays agents that call a model, so what its transcripts
 * say of tokens and cost is shown, and what they do not say is unknown. It is still named as what it is.
 */
export function samplePorts(home: string): PortsOver {
  const agents = agentsHere(home);
  return {
    agents: {
      list: (only) => agents.list(only),
      reap: (marker) => agents.reap(marker),
      async open(spec, emit, signal): ReturnType<Agents["open"]> {
        const session = await agents.open(spec, (event) => emit(eventOfModel(event)), signal);
        return "usable" in session ? session : asModel(session);
      },
    },
  };
}

function asModel(session: AgentSession): AgentSession {
  const { opened, level } = session;
  const event =
    opened.type === "session.opened"
      ? { ...opened, data: { ...opened.data, modelFree: false } }
      : { ...opened, data: { ...opened.data, modelFree: false } };
  return {
    opened: event,
    level,
    prompt: async (text, meta) => turnOfModel(await session.prompt(text, meta)),
    close: (reason) => session.close(reason),
  };
}

function turnOfModel(turn: TurnEnd): TurnEnd {
  if (turn.usage === undefined) return turn;
  const usage = said(turn.usage);
  return Object.keys(usage).length === 0 ? { ...turn, usage: undefined } : { ...turn, usage };
}

function eventOfModel(event: ConversationEvent): ConversationEvent {
  return event.type === "agent.usage" ? { ...event, data: said(event.data) } : event;
}

/** What a transcript says itself. An agent without a model is known to use nothing, one with a model is not. */
function said(usage: Usage): Usage {
  return Object.fromEntries(Object.entries(usage).filter(([, figure]) => figure !== 0));
}
