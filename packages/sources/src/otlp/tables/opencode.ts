import type { AgentTable } from "./agent-table.ts";
import { GEN_AI } from "./gen-ai.ts";

/**
 * OpenCode: hundreds of spans of its own functions, and those of the AI SDK: the outer one is one go at the model with
 * the tools that it calls, the inner one says what was used.
 */
export const OPENCODE: AgentTable = {
  ...GEN_AI,
  agent: "opencode",
  services: ["opencode"],
  spans: {
    "ai.streamText": { kind: "agent", turn: true },
    "ai.generateText": { kind: "agent", turn: true },
    "ai.streamText.doStream": { kind: "model" },
    "ai.generateText.doGenerate": { kind: "model" },
    "ai.toolCall": { kind: "tool" },
  },
};
