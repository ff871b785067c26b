import type { AgentTable } from "./agent-table.ts";
import { USAGE } from "./gen-ai.ts";
import { RESPONSE_LOG } from "./qwen.ts";

/** Gemini CLI: spans without a common trace, the conversation's id on each; the cache only in its log and its metrics. */
export const GEMINI: AgentTable = {
  agent: "gemini",
  services: ["gemini-cli"],
  spans: {
    llm_call: { kind: "model" },
    tool_call: { kind: "tool" },
    agent_call: { kind: "agent" },
    user_prompt: { kind: "agent", turn: true },
  },
  usage: USAGE,
  logs: {
    "gemini_cli.user_prompt": { begins: true },
    "gemini_cli.api_response": { usage: RESPONSE_LOG },
    "gemini_cli.api_error": { error: ["error_message", "error_type"] },
    "gemini_cli.conversation_finished": { ends: true },
    "gemini_cli.plan.approval_mode_duration": { ends: true },
  },
  metrics: {
    "gemini_cli.token.usage": {
      by: "type",
      counts: { input: "input", output: "output", cache: "cached", thought: "reasoning" },
    },
  },
};
