/** The mode of an agent's own in which it asks least. Claude Code refuses to bypass its permissions as root. */
export const PERMISSIVE_MODES: Readonly<Record<string, string>> = {
  qwen: "yolo",
  claude: "acceptEdits",
  codex: "agent-full-access",
  gemini: "yolo",
  opencode: "build",
};
