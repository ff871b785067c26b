import type { AgentTable } from "./agent-table.ts";
import { USAGE } from "./gen-ai.ts";

/**
 * Codex: hundreds of spans of its own functions for one turn, of which these tell something. What a model used is on
 * the span that handles its last event, and in the log.
 */
export const CODEX: AgentTable = {
  agent: "codex",
  services: ["codex_exec", "codex_cli_rs", "codex-cli", "codex", "codex_app_server", "codex_tui"],
  spans: {
    "session_task.turn": { kind: "agent", turn: true },
    "codex.sampling": { kind: "model" },
    handle_responses: { kind: "model", link: true },
    exec_command: { kind: "tool" },
    write_stdin: { kind: "tool" },
    apply_patch: { kind: "tool" },
    update_plan: { kind: "tool" },
    view_image: { kind: "tool" },
    shell: { kind: "tool" },
    shell_command: { kind: "tool" },
    web_search: { kind: "tool" },
    spawn_agent: { kind: "tool" },
  },
  usage: USAGE,
  logs: {
    "codex.sse_event": {
      when: { "event.kind": "response.completed" },
      usage: {
        input: ["input_token_count"],
        output: ["output_token_count"],
        cached: ["cached_token_count"],
        cacheWrite: ["cache_write_token_count"],
        reasoning: ["reasoning_token_count"],
        cost: [],
      },
    },
    "codex.user_prompt": { begins: true },
    "codex.tool_result": { tool: true },
  },
  metrics: {},
};
