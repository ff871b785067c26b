import type { AgentTable, UsageKeys } from "./agent-table.ts";
import { USAGE } from "./gen-ai.ts";

/** What Qwen's and Gemini's logs say that an answer used. */
export const RESPONSE_LOG: UsageKeys = {
  input: ["input_token_count"],
  output: ["output_token_count"],
  cached: ["cached_content_token_count"],
  cacheWrite: [],
  reasoning: ["thoughts_token_count"],
  cost: [],
};

/** Qwen Code: near to the conventions, with spans of its HTTP client, its hooks and its tools' executions beside. */
export const QWEN: AgentTable = {
  agent: "qwen",
  services: ["qwen-code"],
  spans: {
    "qwen-code.interaction": { kind: "agent", turn: true },
    "qwen-code.llm_request": { kind: "model" },
    "qwen-code.tool": { kind: "tool" },
    "qwen-code.subagent": { kind: "agent" },
  },
  usage: { ...USAGE, reasoning: [...USAGE.reasoning, "thoughts_token_count"] },
  logs: {
    "qwen-code.user_prompt": { begins: true },
    "qwen-code.api_response": { usage: RESPONSE_LOG },
    "qwen-code.api_error": { error: ["error_message", "error_type"] },
    "qwen-code.tool_call": { tool: true },
    "session.end": { ends: true },
  },
  metrics: {
    "qwen-code.token.usage": {
      by: "type",
      counts: { input: "input", output: "output", cache: "cached", thought: "reasoning" },
    },
  },
};
