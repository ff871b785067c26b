import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Turn } from "./scenarios.ts";

/** One call of a command-line agent. */
export interface CliCall {
  readonly turn: Turn;
  /** Address of the model server. */
  readonly url: string;
  readonly home: string;
  /** The session to go on in; undefined for a new one. */
  readonly session: string | undefined;
}

/** A command-line agent that keeps its sessions in files. */
export interface SessionCli {
  readonly id: "claude" | "qwen" | "codex";
  /** Where its program may be, below the directory of agents under test. */
  readonly programs: readonly string[];
  /** Where it keeps its sessions, below its home. */
  readonly sessions: string;
  /** The tool by which its model begins a helper. */
  readonly helper: string;
  readonly files: Readonly<Record<string, string>>;
  call(call: CliCall): {
    readonly args: readonly string[];
    readonly env: Readonly<Record<string, string>>;
  };
}

const QUIET_QWEN = {
  privacy: { usageStatisticsEnabled: false },
  telemetry: { enabled: false },
  general: { enableAutoUpdate: false },
  memory: { enableManagedAutoMemory: false, enableManagedAutoDream: false },
  model: { generationConfig: { maxRetries: 1 } },
};

const CLAUDE: SessionCli = {
  id: "claude",
  programs: [
    "claude/node_modules/.bin/claude",
    // The adapter brings its own copy.
    `claude/node_modules/@anthropic-ai/claude-agent-sdk-${process.platform}-${process.arch}/claude`,
  ],
  sessions: ".claude/projects",
  helper: "Agent",
  files: {},
  call: ({ turn, url, session }) => ({
    args: [
      "-p",
      turn.prompt,
      "--output-format",
      "stream-json",
      "--verbose",
      "--model",
      "scripted-model",
      "--permission-mode",
      "acceptEdits",
      "--allowedTools",
      "Bash,Read,Agent,Task",
      ...(session === undefined ? [] : ["--resume", session]),
      ...(turn.fork ? ["--fork-session"] : []),
    ],
    env: {
      ANTHROPIC_API_KEY: "scripted",
      ANTHROPIC_BASE_URL: url,
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
      DISABLE_AUTOUPDATER: "1",
      CLAUDE_CODE_MAX_RETRIES: "1",
    },
  }),
};

const QWEN: SessionCli = {
  id: "qwen",
  programs: ["qwen/node_modules/.bin/qwen"],
  sessions: ".qwen/projects",
  helper: "agent",
  files: { ".qwen/settings.json": JSON.stringify(QUIET_QWEN) },
  call: ({ turn, url, session }) => ({
    args: [
      turn.prompt,
      "-o",
      "stream-json",
      "--auth-type",
      "openai",
      "--approval-mode",
      "yolo",
      ...(session === undefined ? [] : ["--resume", session]),
    ],
    env: {
      OPENAI_API_KEY: "scripted",
      OPENAI_BASE_URL: `${url}/v1`,
      OPENAI_MODEL: "scripted-model",
      QWEN_CODE_NO_RELAUNCH: "1",
    },
  }),
};

const CODEX: SessionCli = {
  id: "codex",
  programs: ["codex/node_modules/.bin/codex"],
  sessions: ".codex/sessions",
  helper: "spawn_agent",
  files: {},
  call: ({ turn, url, session }) => ({
    args: [
      "exec",
      "--json",
      "--skip-git-repo-check",
      "-s",
      "danger-full-access",
      ...Object.entries({
        model_provider: '"x"',
        "model_providers.x": `{name="x",base_url="${url}/v1",wire_api="responses",env_key="CODEX_API_KEY",request_max_retries=1,stream_max_retries=1}`,
        "analytics.enabled": "false",
        check_for_update_on_startup: "false",
        "features.plugins": "false",
      }).flatMap(([key, value]) => ["-c", `${key}=${value}`]),
      "-m",
      "scripted-model",
      ...(session === undefined ? [] : ["resume", session]),
      turn.prompt,
    ],
    env: { CODEX_API_KEY: "scripted" },
  }),
};

/** All of them. */
const SESSION_CLIS: readonly SessionCli[] = [CLAUDE, QWEN, CODEX];

/** Those that are installed below a directory. */
export function installedClis(directory: string): readonly SessionCli[] {
  return SESSION_CLIS.filter((cli) => programOf(cli, directory) !== undefined);
}

/** The program of an agent, if it is installed below a directory. */
export function programOf({ programs }: SessionCli, directory: string): string | undefined {
  return programs.map((program) => join(directory, program)).find((path) => existsSync(path));
}
