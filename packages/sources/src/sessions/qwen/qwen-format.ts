import { sessionFormat } from "../session-format.ts";
import { qwenLine } from "./qwen-line.ts";

/**
 * Session files of Qwen Code: `<project>/chats/<session>.jsonl`, and those of its helpers,
 * `<project>/subagents/<session>/agent-<id>.jsonl`.
 */
export const QWEN_SESSIONS = sessionFormat({
  source: "qwen",
  version: "1-aaa6adaa7646",
  agent: "qwen",
  name: "Qwen Code",
  file: /^[^/]+\/(?:chats\/[^/]+|subagents\/[^/]+\/agent-[^/]+)\.jsonl$/,
  depth: 3,
  line: qwenLine,
});
