import { readFileSync } from "node:fs";
import { messageOf, WheelhouseError } from "@wheelhouse/core";
import { parseChecked } from "../checked-yaml/parse-checked.ts";
import { type AgentsConfig, agentsConfigSchema } from "./agents-config.ts";

const NOTHING: AgentsConfig = { agents: [], endpoints: [], overrides: {} };
const HINT = "It has at most agents, endpoints and overrides; the README shows them.";

/**
 * Reads the user's own `agents.yaml`; nothing is configured when the file is not there. It is never
 * written. Throws `settings.invalid` that names file, line and key.
 */
export function readAgentsConfig(path: string): AgentsConfig {
  let source: string;
  try {
    source = readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return NOTHING;
    throw new WheelhouseError("settings.invalid", `${path} cannot be read: ${messageOf(error)}.`, {
      hint: "Make it a file that you can read, or move it away.",
      cause: error,
    });
  }
  return parseAgentsConfig(source, path);
}

/** Parses the text of an `agents.yaml`; `path` is only named in errors. */
export function parseAgentsConfig(source: string, path: string): AgentsConfig {
  // A file of comments only says nothing.
  const text = source.replaceAll(/^\s*(?:#.*)?$/gm, "").trim() === "" ? "{}" : source;
  return parseChecked(text, {
    schema: agentsConfigSchema,
    whole: "the file",
    misplaced: "Each entry has its own keys: agents have a command, endpoints have a url.",
    fail: ({ line, what, hint = HINT }) =>
      new WheelhouseError("settings.invalid", `${path}, line ${line}: ${what}.`, { hint }),
  });
}
