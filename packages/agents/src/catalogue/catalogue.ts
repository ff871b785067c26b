import { CLAUDE } from "./claude.ts";
import { CODEX } from "./codex.ts";
import type { CatalogueEntry } from "./entry.ts";
import { entryOf } from "./entry-of.ts";
import { GEMINI } from "./gemini.ts";
import { OPENCODE } from "./opencode.ts";
import { SCOUT, SCRIPTED } from "./own-agents.ts";
import { QWEN } from "./qwen.ts";

/** All agents that come with us or that we know how to start. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  SCOUT,
  ...[QWEN, CLAUDE, CODEX, GEMINI, OPENCODE].map(entryOf),
  SCRIPTED,
];
