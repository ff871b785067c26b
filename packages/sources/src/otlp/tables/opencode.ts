import type { AgentTable } from "./agent-table.ts";
import { GEN_AI } from "./gen-ai.ts";

/** OpenCode: spans of its own functions, and those of the AI SDK, whose inner ones say what was used. */
export const OPENCODE: AgentTable = {
  ...GEN_AI,
  agent: "opencode",
  services: ["opencode"],
  spans: {
    "ai.streamText": { kind: "agent" },
    "ai.generateText": { kind: "agent" },
    "ai.streamText.doStream": { kind: "model" },
    "ai.generateText.doGenerate": { kind: "model" },
    "ai.toolCall": { kind: "tool" },
  },
};
