import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseChecked } from "@wheelhouse/agents";
import { messageOf, WheelhouseError } from "@wheelhouse/core";
import { type Settings, settingsSchema } from "./settings.ts";

/** Larger files are no settings, in bytes. */
const MOST_BYTES = 64 * 1024;
const HINT = 'It is JSON such as {"agent": "scout"}.';
/** Keys that a cloned repository must not be able to decide. */
const OWNERS_KEYS = /"(?:command|env|key|keyEnv|apiKey|url|path|agents|endpoints|overrides)"$/;
const OWNERS_HINT =
  "A project names neither commands nor addresses nor keys: those are in your own agents.yaml, in the data directory.";

/**
 * Reads `.wheelhouse/settings.json` of a project. It is never written. Throws `settings.invalid`, which
 * names file, line and key, when it cannot be understood.
 */
export function readSettings(project: string): Settings {
  const path = join(project, ".wheelhouse", "settings.json");
  const source = textOf(path);
  if (source === undefined) return {};
  try {
    JSON.parse(source);
  } catch (cause) {
    const { line, what } = jsonSlip(messageOf(cause), source);
    throw wrong(path, `line ${line}: ${what}`);
  }
  return parseChecked(source, {
    schema: settingsSchema,
    whole: "the file",
    misplaced: "The keys of a rule are kind, tool, path and decision.",
    fail: ({ line, what, hint }) =>
      wrong(path, `line ${line}: ${what}`, OWNERS_KEYS.test(what) ? OWNERS_HINT : hint),
  });
}

/** What the runtime says about a text that is not JSON; it names the line, or quotes what is there. */
function jsonSlip(message: string, source: string): { line: number; what: string } {
  const quoted = /^(Unexpected token .+?), (?:\.{3})?"([\s\S]*)"(?:\.{3})? is not/.exec(message);
  const [, what = message.replace(/\s*(?:in JSON )?at position[\s\S]*$/, ""), quote] = quoted ?? [];
  const before = source.slice(0, quote === undefined ? undefined : source.indexOf(quote));
  const named = /\(line (\d+)/.exec(message)?.[1];
  return { line: Number(named ?? before.trimEnd().split("\n").length), what };
}

/** A link may lead to a device that never ends. */
function textOf(path: string): string | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return undefined;
    if (!found.isFile()) throw new Error("it is not a file");
    if (found.size > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES / 1024} KiB`);
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw wrong(path, `it cannot be read: ${messageOf(cause)}`);
  }
}

function wrong(path: string, why: string, hint = HINT): WheelhouseError {
  return new WheelhouseError("settings.invalid", `${path}, ${why}.`, { hint });
}
