import type { InstalledAgent } from "./installed-agent.ts";

/** Claude Code, through the adapter that speaks the protocol for it and brings its own copy of it. */
export const CLAUDE: InstalledAgent = {
  id: "claude",
  name: "Claude Code",
  program: "claude-agent-acp",
  packages: ["@agentclientprotocol/claude-agent-acp"],
  args: [],
  install: "npm install -g @agentclientprotocol/claude-agent-acp@latest",
  alias: "claude",
  unsafe: {
    below: "0.100.0",
    reason: "its plan mode lets every write through, without asking, when it may be bypassed",
  },
  levels: ["enforced", "agent-enforced"],
  traits: {
    modes: { read: "plan", write: "default" },
    tools: "http",
    names: true,
    usage: { updates: "none", answer: "turn", cost: "session" },
  },
  keys: ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN"],
  endpoint: "ANTHROPIC_BASE_URL",
  pass: ["ANTHROPIC_MODEL", "ANTHROPIC_SMALL_FAST_MODEL"],
  credentials: [".claude/.credentials.json"],
  settings: [
    {
      path: ".claude/settings.json",
      keep: [],
      set: {
        // Its plan mode lets a classifier decide about shell commands otherwise, by hidden calls of a
        // model, and runs what that finds harmless without asking: a write went through.
        disableAutoMode: "disable",
        useAutoModeDuringPlan: false,
        permissions: { allow: ["mcp__wheelhouse"] },
      },
    },
  ],
  configure: ({ model }) => ({
    env: {
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
      DISABLE_AUTOUPDATER: "1",
      // It tries a rejected key ten times otherwise, for minutes.
      CLAUDE_CODE_MAX_RETRIES: "2",
      ...(model === undefined ? {} : { ANTHROPIC_MODEL: model }),
    },
  }),
  signIn: "Run claude once and sign in, or set ANTHROPIC_API_KEY.",
};
