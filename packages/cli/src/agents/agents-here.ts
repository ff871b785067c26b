import {
  type Agents,
  type AgentsConfig,
  createAgents,
  machineHere,
  readAgentsConfig,
} from "@wheelhouse/agents";
import type { Levels } from "@wheelhouse/sandbox";
import { TRANSCRIPTS } from "../demo/transcripts.ts";
import { agentsConfigPath } from "../home/home-paths.ts";
import { localModelsHere } from "./local-models-here.ts";
import { testedVersion } from "./tested-records.ts";
