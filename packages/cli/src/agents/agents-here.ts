import { type Agents, createAgents } from "@wheelhouse/agents";
import { type Levels, probeLevels } from "@wheelhouse/sandbox";
import { TRANSCRIPTS } from "../demo/transcripts.ts";

let levels: Promise<Levels> | undefined;
let agents: Agents | undefined;

/** The levels of this machine, tried once: that costs a few processes. */
export function levelsHere(): Promise<Levels> {
  levels ??= probeLevels();
  return levels;
}

/** The agents of this machine. */
export function agentsHere(): Agents {
  agents ??= createAgents({ levels: levelsHere, transcripts: TRANSCRIPTS });
  return agents;
}
