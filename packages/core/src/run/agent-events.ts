import { z } from "zod";

function agentEvent<const T extends string, D extends z.ZodRawShape>(type: T, data: D) {
  return z.object({
    type: z.literal(type),
    step: z.string(),
    attempt: z.string(),
    data: z.strictObject(data),
  });
}

/**
 * What an agent's conversation shows while it runs. `reduce` ignores all of these but the
 * session's id, which recovery needs.
 */
export const agentEvents = [
  agentEvent("session.opened", {
    session: z.string(),
    agent: z.string(),
    version: z.string().optional(),
    /** How writing is prevented: see the levels in ARCHITECTURE.md. */
    level: z.enum(["enforced", "confined", "agent-enforced"]),
    pid: z.int().optional(),
    /** Whether the agent can load this session in a later process. */
    loadable: z.boolean(),
    /** True when the agent calls no model. */
    modelFree: z.boolean().optional(),
    /** The agent's own mode, set and read back by us; absent when it has none. */
    mode: z.string().optional(),
    /** The model that it says it uses. */
    model: z.string().optional(),
  }),
  agentEvent("session.resumed", {
    session: z.string(),
    agent: z.string(),
    version: z.string().optional(),
    level: z.enum(["enforced", "confined", "agent-enforced"]),
    pid: z.int().optional(),
    loadable: z.boolean(),
    /** True when the agent calls no model. */
    modelFree: z.boolean().optional(),
    /** The agent's own mode, set and read back by us; absent when it has none. */
    mode: z.string().optional(),
    /** The model that it says it uses. */
    model: z.string().optional(),
  }),
  agentEvent("session.ended", {
    session: z.string(),
    reason: z.string(),
    /** Exit code of its process, where a foreign log says it. */
    exit: z.int().optional(),
  }),
  agentEvent("agent.prompt", { text: z.string() }),
  agentEvent("agent.text", { text: z.string() }),
  agentEvent("agent.thought", { text: z.string() }),
  agentEvent("agent.tool.started", {
    tool: z.string(),
    kind: z.string(),
    title: z.string(),
    locations: z.array(z.string()).optional(),
    input: z.string().optional(),
  }),
  agentEvent("agent.tool.updated", {
    tool: z.string(),
    status: z.string(),
    output: z.string().optional(),
  }),
  agentEvent("agent.plan", {
    entries: z.array(z.strictObject({ content: z.string(), status: z.string() })),
  }),
  agentEvent("agent.usage", {
    inputTokens: z.int().optional(),
    outputTokens: z.int().optional(),
    cachedTokens: z.int().optional(),
    cacheWriteTokens: z.int().optional(),
    reasoningTokens: z.int().optional(),
    costUsd: z.number().optional(),
  }),
  agentEvent("agent.permission", {
    tool: z.string(),
    kind: z.string(),
    /** What the agent wants to do, in its own words. */
    title: z.string().optional(),
    decision: z.enum(["allow_once", "reject", "ask"]),
    why: z.string(),
  }),
  agentEvent("agent.note", { text: z.string() }),
] as const;
