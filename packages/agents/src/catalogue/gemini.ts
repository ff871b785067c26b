import { OUR_TOOLS, TOOL_SERVER } from "../policy/our-tools.ts";
import type { InstalledAgent } from "./installed-agent.ts";
import { NOT_FROM_PROJECT } from "./not-from-project.ts";

/** Gemini CLI. */
export const GEMINI: InstalledAgent = {
  id: "gemini",
  name: "Gemini CLI",
  program: "gemini",
  packages: ["@google/gemini-cli"],
  args: ["--acp", "--skip-trust"],
  install: "npm install -g @google/gemini-cli@latest",
  levels: ["enforced", "agent-enforced"],
  traits: {
    modes: { read: "plan", write: "default" },
    tools: "http",
    usage: { updates: "none", answer: "turn", cost: "none" },
  },
  keys: ["GEMINI_API_KEY", "GOOGLE_API_KEY"],
  endpoint: "GOOGLE_GEMINI_BASE_URL",
  pass: [],
  credentials: [".gemini/oauth_creds.json", ".gemini/google_accounts.json"],
  settings: [
    {
      path: ".gemini/settings.json",
      keep: ["security"],
      set: {
        privacy: { usageStatisticsEnabled: false },
        telemetry: { enabled: false },
        general: { enableAutoUpdate: false },
        advanced: { excludedEnvVars: [...NOT_FROM_PROJECT] },
        // It asks for each call of our session tools otherwise.
        tools: { allowed: OUR_TOOLS.map((tool) => `mcp_${TOOL_SERVER}_${tool}`) },
      },
    },
  ],
  configure: ({ model, keyed }) => ({
    args: model === undefined ? [] : ["-m", model],
    settings: keyed
      ? // It guesses another way to sign in when its endpoint is named, and fails.
        { ".gemini/settings.json": { security: { auth: { selectedType: "gemini-api-key" } } } }
      : {},
  }),
  signIn: "Run gemini once and sign in, or set GEMINI_API_KEY.",
};
