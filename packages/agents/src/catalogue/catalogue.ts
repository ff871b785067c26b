import type { AgentsConfig } from "../catalogue-config/agents-config.ts";
import { CLAUDE } from "./claude.ts";
import { CODEX } from "./codex.ts";
import { configuredAgent } from "./configured-agent.ts";
import type { CatalogueEntry } from "./entry.ts";
import { entryOf } from "./entry-of.ts";
import { GEMINI } from "./gemini.ts";
import type { InstalledAgent } from "./installed-agent.ts";
import { type EndpointAgentParts, openaiCompatible } from "./openai-compatible.ts";
import { OPENCODE } from "./opencode.ts";
import { SCOUT, SCRIPTED } from "./own-agents.ts";
import { QWEN } from "./qwen.ts";

/** The command-line agents that we know how to start. */
export const INSTALLED: readonly InstalledAgent[] = [QWEN, CLAUDE, CODEX, GEMINI, OPENCODE];

/** What a catalogue is made from. */
export interface CatalogueParts {
  readonly config?: AgentsConfig | undefined;
  readonly findLocal?: EndpointAgentParts["findLocal"];
}

const NOTHING: AgentsConfig = { agents: [], endpoints: [], overrides: {} };

/** All agents: our own, those that we know how to start, and the user's own, which stand for ours of the same id. */
export function catalogueOf({
  config = NOTHING,
  findLocal,
}: CatalogueParts = {}): CatalogueEntry[] {
  const known = [
    SCOUT,
    openaiCompatible({ config, findLocal }),
    ...INSTALLED.map((agent) => entryOf(agent, config.overrides[agent.id]?.path)),
    SCRIPTED,
  ];
  const own = config.agents.map(configuredAgent);
  return [...known.filter(({ id }) => !own.some((each) => each.id === id)), ...own];
}
