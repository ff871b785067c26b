import { type Agents, createAgents } from "@wheelhouse/agents";
import { TRANSCRIPTS } from "../demo/transcripts.ts";

let agents: Agents | undefined;

/** The agents of this machine: made once, since finding out how each is held costs a few processes. */
export function agentsHere(): Agents {
  agents ??= createAgents({ transcripts: TRANSCRIPTS });
  return agents;
}
