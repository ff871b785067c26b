import { sessionFormat } from "../session-format.ts";
import { claudeLine } from "./claude-line.ts";

/**
 * Session files of Claude Code: `<project>/<session>.jsonl`, and those of its helpers,
 * `<project>/<session>/subagents/…/agent-<id>.jsonl`. Each block of an answer is a line of its own.
 */
export const CLAUDE_SESSIONS = sessionFormat({
  source: "claude",
  version: "1-92d5959e254e",
  agent: "claude",
  name: "Claude Code",
  file: /^[^/]+\/(?:[^/]+|[^/]+\/subagents\/(?:[^/]+\/){0,3}agent-[^/]+)\.jsonl$/,
  depth: 6,
  line: claudeLine,
});
