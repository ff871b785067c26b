import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { messageOf, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";

const settingsSchema = z.object({
  /** Who does the agent steps of runs over this project. */
  agent: z.string().optional(),
  model: z.string().optional(),
});
/** What a project says about its runs. */
export type Settings = z.infer<typeof settingsSchema>;

/** Reads `.wheelhouse/settings.json` of a project. It is never written. Throws `usage` when it cannot be understood. */
export function readSettings(project: string): Settings {
  const path = join(project, ".wheelhouse", "settings.json");
  if (!existsSync(path)) return {};
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw wrong(path, messageOf(cause), cause);
  }
  const parsed = settingsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw wrong(path, z.prettifyError(parsed.error));
}

function wrong(path: string, why: string, cause?: unknown): WheelhouseError {
  return new WheelhouseError("usage", `${path} cannot be read: ${why}.`, {
    hint: 'It is JSON such as {"agent": "scout"}.',
    cause,
  });
}
