import type { AgentTable } from "./agent-table.ts";
import { GEN_AI } from "./gen-ai.ts";

/** Copilot CLI: the conventions as they are written. */
export const COPILOT: AgentTable = {
  ...GEN_AI,
  agent: "copilot",
  services: ["github-copilot", "copilot-cli", "copilot"],
};
