import type { InstalledAgent } from "./installed-agent.ts";

const SETTINGS = ".config/opencode/opencode.json";

/** OpenCode. Its plan mode alone holds back nothing that a shell can do; its own settings can. */
export const OPENCODE: InstalledAgent = {
  id: "opencode",
  name: "OpenCode",
  program: "opencode",
  packages: ["opencode-ai"],
  args: ["acp"],
  install: "npm install -g opencode-ai@latest",
  levels: ["enforced"],
  traits: {
    modes: { read: "plan", write: "build" },
    tools: "http",
    usage: { updates: "none", answer: "last-call", cost: "session" },
  },
  keys: [],
  pass: ["ANTHROPIC_API_KEY", "OPENAI_API_KEY", "GEMINI_API_KEY", "OPENROUTER_API_KEY"],
  credentials: [".local/share/opencode/auth.json"],
  settings: [
    {
      path: SETTINGS,
      keep: ["provider", "model", "small_model", "disabled_providers", "enabled_providers"],
      set: { autoupdate: false, share: "disabled" },
    },
  ],
  configure: ({ access, model }) => ({
    env: { OPENCODE_DISABLE_AUTOUPDATE: "1", OPENCODE_DISABLE_MODELS_FETCH: "1" },
    settings: {
      [SETTINGS]: {
        ...(model === undefined ? {} : { model, small_model: model }),
        ...(access === "read" ? { agent: { plan: { permission: DENIED } } } : {}),
      },
    },
  }),
  signIn: "Run opencode auth login, or name a provider in ~/.config/opencode/opencode.json.",
};

const DENIED = { bash: "deny", edit: "deny", webfetch: "deny", external_directory: "deny" };
