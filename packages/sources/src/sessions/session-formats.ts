import type { LogFormat } from "../log-format.ts";
import { CLAUDE_SESSIONS } from "./claude/claude-format.ts";
import { CODEX_SESSIONS } from "./codex/codex-format.ts";
import { QWEN_SESSIONS } from "./qwen/qwen-format.ts";

/** Session files of the agents that keep some. */
export const sessionFormats: readonly LogFormat[] = [
  CLAUDE_SESSIONS,
  QWEN_SESSIONS,
  CODEX_SESSIONS,
];
