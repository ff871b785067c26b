import { join } from "node:path";
import type { AttemptSpec } from "../agent.ts";

/**
 * What a repository may bring for the agents that are started in it. Each of these can name commands
 * that an agent runs before its model has said a word (hooks, MCP servers, plugins, helpers that print
 * a key), or variables that send the user's key to another endpoint.
 */
const PROJECT_SETTINGS = [
  ".claude",
  ".mcp.json",
  ".codex",
  ".qwen",
  ".gemini",
  ".opencode",
  "opencode.json",
  "opencode.jsonc",
  ".agents",
] as const;

/** What agents read as well, and the project's own programs and tests need where work is done; see `NOT_FROM_PROJECT`. */
const SHARED_SETTINGS = [
  ".env",
  ".env.local",
  ".env.development",
  ".env.development.local",
  ".env.production",
  ".env.production.local",
  // Agents that are compiled with Bun load what it names.
  "bunfig.toml",
  // Instructions that git usually ignores: no diff shows what a worker has told whoever judges its work.
  "CLAUDE.local.md",
  "AGENTS.override.md",
] as const;

/**
 * The paths in a working directory that would have an agent start programs or change its endpoint, but
 * for what is needed where work is done. Pure.
 */
export function projectSettings(cwd: string, access: AttemptSpec["access"]): readonly string[] {
  const names = access === "read" ? [...PROJECT_SETTINGS, ...SHARED_SETTINGS] : PROJECT_SETTINGS;
  return names.map((name) => join(cwd, name));
}
