import type { AgentTable, UsageKeys } from "./agent-table.ts";

const USAGE: UsageKeys = {
  input: ["input_tokens"],
  output: ["output_tokens"],
  cached: ["cache_read_tokens"],
  cacheWrite: ["cache_creation_tokens"],
  reasoning: [],
  cost: ["cost_usd"],
  inputLeavesOutCache: true,
};

/**
 * Claude Code: names of its own, tokens without a prefix, and money only in its log and its metrics. The span of a
 * tool's execution repeats the tool's.
 */
export const CLAUDE: AgentTable = {
  agent: "claude",
  services: ["claude-code"],
  spans: {
    "claude_code.interaction": { kind: "agent", turn: true },
    "claude_code.llm_request": { kind: "model" },
    "claude_code.tool": { kind: "tool" },
    "claude_code.tool.blocked_on_user": { kind: "other" },
  },
  usage: USAGE,
  logs: {
    api_request: { usage: USAGE },
    api_error: { error: ["error"] },
    tool_result: { tool: true },
    user_prompt: { begins: true },
  },
  metrics: {
    "claude_code.token.usage": {
      by: "type",
      counts: {
        input: "input",
        output: "output",
        cacheRead: "cached",
        cacheCreation: "cacheWrite",
      },
      inputLeavesOutCache: true,
    },
    "claude_code.cost.usage": { counts: { "": "cost" } },
  },
};
