import {
  type Agents,
  type AgentsConfig,
  createAgents,
  findLevels,
  machineHere,
  readAgentsConfig,
} from "@wheelhouse/agents";
import { TRANSCRIPTS } from "../demo/transcripts.ts";
import { agentsConfigPath } from "../home/home-paths.ts";
import { localModelsHere } from "./local-models-here.ts";
import { testedVersion } from "./tested-records.ts";

/** The levels of a machine, as the sandbox says them. */
type Levels = Awaited<ReturnType<typeof findLevels>>;

/** This machine, whose login shell is asked once. */
const machine = machineHere();
const agents = new Map<string, Agents>();
let levels: Promise<Levels> | undefined;

/** Directories in which programs are looked for. */
export function directoriesHere(): Promise<readonly string[]> {
  return machine.directories();
}

/** The levels of this machine, tried once: that costs a few processes. */
export function levelsHere(): Promise<Levels> {
  levels ??= findLevels(machine);
  return levels;
}

/**
 * The agents of this machine, with those that the user has named in a data directory. Throws
 * `settings.invalid` when that file cannot be understood and `config` is not given.
 */
export function agentsHere(home: string, config?: AgentsConfig): Agents {
  let found = agents.get(home);
  if (!found) {
    found = createAgents({
      machine,
      levels: levelsHere,
      transcripts: TRANSCRIPTS,
      config: config ?? readAgentsConfig(agentsConfigPath(home)),
      hidden: [home],
      findLocal: () => localModelsHere(machine.env),
      tested: (agent, version) => testedVersion(home, agent, version),
    });
    agents.set(home, found);
  }
  return found;
}
