import type { InstalledAgent } from "./installed-agent.ts";

const PROVIDER = "endpoint";

/** Codex, through the adapter that speaks the protocol for it and brings its own copy of it. */
export const CODEX: InstalledAgent = {
  id: "codex",
  name: "Codex",
  program: "codex-acp",
  packages: ["@agentclientprotocol/codex-acp"],
  args: [],
  install: "npm install -g @agentclientprotocol/codex-acp@latest",
  alias: "codex",
  unsafe: {
    below: "2.0.0",
    reason: "it is another adapter of the same name, which was never tried",
  },
  levels: ["enforced", "agent-enforced"],
  traits: {
    // In the others it lays a sandbox inside of ours, which not every system allows, and has a second
    // model that nobody sees judge what its sandbox refused.
    modes: { read: "read-only", write: "agent-full-access", asking: "agent" },
    tools: "http",
    names: true,
    usage: { updates: "none", answer: "turn", cost: "none" },
    authenticate: "api-key",
  },
  keys: ["CODEX_API_KEY", "OPENAI_API_KEY"],
  endpoint: "OPENAI_BASE_URL",
  pass: [],
  credentials: [".codex/auth.json"],
  settings: [],
  configure({ env, model, keyed }) {
    const key = ["CODEX_API_KEY", "OPENAI_API_KEY"].find((name) => env[name] !== undefined);
    const url = env["OPENAI_BASE_URL"];
    const endpoint = {
      name: PROVIDER,
      base_url: url,
      wire_api: "responses",
      env_key: key,
      request_max_retries: 1,
      stream_max_retries: 1,
    };
    const config = {
      // Waits five seconds at its end otherwise, where its provider cannot be reached.
      analytics: { enabled: false },
      check_for_update_on_startup: false,
      features: { plugins: false },
      ...(model === undefined ? {} : { model }),
      ...(url === undefined
        ? {}
        : { model_provider: PROVIDER, model_providers: { [PROVIDER]: endpoint } }),
    };
    return {
      env: {
        CODEX_CONFIG: JSON.stringify(config),
        INITIAL_AGENT_MODE: "read-only",
        ...(url !== undefined && keyed ? { MODEL_PROVIDER: PROVIDER } : {}),
      },
    };
  },
  signIn: "Run codex login, or set CODEX_API_KEY.",
};
