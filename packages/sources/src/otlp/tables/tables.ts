import type { AgentTable } from "./agent-table.ts";
import { CLAUDE } from "./claude.ts";
import { CODEX } from "./codex.ts";
import { COPILOT } from "./copilot.ts";
import { GEMINI } from "./gemini.ts";
import { GEN_AI } from "./gen-ai.ts";
import { OPENCODE } from "./opencode.ts";
import { QWEN } from "./qwen.ts";
import { WHEELHOUSE } from "./wheelhouse.ts";

const BY_SERVICE: ReadonlyMap<string, AgentTable> = new Map(
  [CLAUDE, CODEX, QWEN, GEMINI, COPILOT, OPENCODE, WHEELHOUSE].flatMap((table) =>
    table.services.map((service): [string, AgentTable] => [service, table]),
  ),
);

/** How a service tells of itself: by its agent's table, else by the conventions. */
export function tableOf(service: string): AgentTable {
  return BY_SERVICE.get(service) ?? GEN_AI;
}
