import type { Agents, AgentSession } from "@wheelhouse/agents";
import { agentsHere } from "../../agents/agents-here.ts";
import type { PortsOver } from "../../host/compose-ports.ts";

/**
 * Agents for the sample runs: the scripted one plays agents that call a model, so what its transcripts
 * say of tokens and cost is shown. It is still named as what it is.
 */
export function samplePorts(home: string): PortsOver {
  const agents = agentsHere(home);
  return {
    agents: {
      list: (only) => agents.list(only),
      reap: (marker) => agents.reap(marker),
      async open(spec, emit, signal): ReturnType<Agents["open"]> {
        const session = await agents.open(spec, emit, signal);
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
    prompt: (text, meta) => session.prompt(text, meta),
    close: (reason) => session.close(reason),
  };
}
