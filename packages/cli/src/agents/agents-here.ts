import { type Agents, createAgents } from "@wheelhouse/agents";
import { type Levels, probeLevels } from "@wheelhouse/sandbox";
import { TRANSCRIPTS } from "../demo/transcripts.ts";
import { testedVersion } from "./tested-records.ts";

let levels: Promise<Levels> | undefined;
const agents = new Map<string, Agents>();

/** The levels of this machine, tried once: that costs a few processes. */
export function levelsHere(): Promise<Levels> {
  levels ??= probeLevels();
  return levels;
}

/** The agents of this machine, with those that the user has named in a data directory. */
export function agentsHere(home: string): Agents {
  let found = agents.get(home);
  if (!found) {
    found = createAgents({
      levels: levelsHere,
      transcripts: TRANSCRIPTS,
      tested: (agent, version) => testedVersion(home, agent, version),
    });
    agents.set(home, found);
  }
  return found;
}
