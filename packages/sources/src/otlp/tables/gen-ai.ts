import type { AgentTable, SpanKind, UsageKeys } from "./agent-table.ts";

/** Kinds of spans by `gen_ai.operation.name`, of the conventions and of those who have words of their own. */
export const OPERATIONS: Readonly<Record<string, SpanKind>> = {
  chat: "model",
  text_completion: "model",
  generate_content: "model",
  embeddings: "model",
  llm_call: "model",
  invoke_agent: "agent",
  create_agent: "agent",
  invoke_workflow: "agent",
  agent_call: "agent",
  execute_tool: "tool",
  tool_call: "tool",
};

/** Where the conversation is said, the surest first. */
export const CONVERSATION_KEYS = [
  "gen_ai.conversation.id",
  "conversation.id",
  "session.id",
  "session_id",
  "sessionID",
  "conversation_id",
] as const;

/** Where an agent's name is said. */
export const AGENT_KEYS = ["gen_ai.agent.name"] as const;

/** Where the model is said: the one that answered before the one that was asked. */
export const MODEL_KEYS = ["gen_ai.response.model", "gen_ai.request.model", "model"] as const;

/** Where a tool's name is said. */
export const TOOL_NAME_KEYS = [
  "gen_ai.tool.name",
  "tool_name",
  "tool.name",
  "function_name",
  "ai.toolCall.name",
] as const;

/** Where the id of a tool's call is said. */
export const TOOL_CALL_KEYS = [
  "gen_ai.tool.call.id",
  "gen_ai.tool.call_id",
  "tool_use_id",
  "tool.call_id",
  "call_id",
  "ai.toolCall.id",
] as const;

/** Where an error is said beside a span's status. */
export const ERROR_KEYS = ["error.message", "error_message", "error", "error.type"] as const;

/** Tokens by the conventions; input holds what was read from the cache. */
export const USAGE: UsageKeys = {
  input: ["gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"],
  output: ["gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"],
  cached: ["gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cached_tokens"],
  cacheWrite: ["gen_ai.usage.cache_creation.input_tokens", "gen_ai.usage.cache_write.input_tokens"],
  reasoning: ["gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.reasoning_tokens"],
  cost: ["gen_ai.usage.cost"],
};

/** Whoever keeps to the conventions and is no agent that we know. */
export const GEN_AI: AgentTable = {
  agent: "",
  services: [],
  spans: {},
  usage: USAGE,
  logs: {
    "gen_ai.client.inference.operation.details": { usage: USAGE },
  },
  metrics: {
    "gen_ai.client.token.usage": {
      by: "gen_ai.token.type",
      counts: { input: "input", output: "output" },
    },
  },
};
