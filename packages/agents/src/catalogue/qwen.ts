import type { InstalledAgent } from "./installed-agent.ts";
import { NOT_FROM_PROJECT } from "./not-from-project.ts";

/**
 * Tools that a step has no use for. Their descriptions are two thirds of what a model reads before its brief. Some do
 * what ours do under a like name, so that a result goes nowhere; others start work that nobody sees or counts.
 */
const NOT_FOR_STEPS = [
  "agent",
  "ask_user_question",
  "cron_create",
  "cron_delete",
  "cron_list",
  "enter_plan_mode",
  "enter_worktree",
  "exit_plan_mode",
  "exit_worktree",
  "get_goal",
  "list_agents",
  "loop_wakeup",
  "monitor",
  "notebook_edit",
  "record_artifact",
  "report_findings",
  "send_message",
  "skill",
  "task_stop",
  "update_goal",
  "zoom_image",
] as const;

/** Qwen Code: any OpenAI-compatible endpoint, open source. */
export const QWEN: InstalledAgent = {
  id: "qwen",
  name: "Qwen Code",
  program: "qwen",
  packages: ["@qwen-code/qwen-code"],
  args: ["--acp"],
  install: "npm install -g @qwen-code/qwen-code@latest",
  levels: ["enforced", "agent-enforced"],
  traits: {
    modes: { read: "plan", write: "default" },
    tools: "http",
    usage: { updates: "calls", answer: "turn", cost: "none" },
  },
  keys: ["OPENAI_API_KEY"],
  endpoint: "OPENAI_BASE_URL",
  pass: ["OPENAI_MODEL"],
  credentials: [".qwen/oauth_creds.json"],
  settings: [
    {
      path: ".qwen/settings.json",
      keep: ["security", "model", "modelProviders"],
      set: {
        privacy: { usageStatisticsEnabled: false },
        telemetry: { enabled: false },
        general: { enableAutoUpdate: false },
        advanced: { excludedEnvVars: [...NOT_FROM_PROJECT] },
        // It tries in silence for minutes otherwise; trying again is our business, where it can be seen.
        model: { generationConfig: { maxRetries: 1 } },
        // Each turn would otherwise make a second call of the model that nobody sees.
        memory: { enableManagedAutoMemory: false, enableManagedAutoDream: false },
        // The tool that would use them is none of a step's; their list would stand before each brief.
        skills: { disabledLevels: ["project", "user", "extension", "bundled"] },
        // Our session tools: not hidden behind a search, and allowed in its plan mode.
        tools: { toolSearch: { enabled: false } },
        permissions: { allow: ["mcp__wheelhouse"], deny: [...NOT_FOR_STEPS] },
      },
    },
  ],
  configure: ({ model, keyed }) => ({
    args: keyed ? ["--auth-type", "openai"] : [],
    env: {
      QWEN_CODE_NO_RELAUNCH: "1",
      // Its first prompt goes without our tools otherwise: it connects to them in the background.
      QWEN_CODE_LEGACY_MCP_BLOCKING: "1",
      ...(model === undefined ? {} : { OPENAI_MODEL: model }),
    },
  }),
  signIn: "Run qwen once and sign in, or set OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL.",
};
