import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { allowedPath } from "../home/home-paths.ts";
import { privateDirectory } from "../home/private-directory.ts";

/** Path of a project → agents that a person has allowed its settings to choose. */
const allowedSchema = z.record(z.string(), z.array(z.string()));

/** Whether a person has allowed this project's settings to choose this agent. A file that cannot be read allows nothing. */
export function isAllowed(home: string, project: string, agent: string): boolean {
  return readAllowed(home).get(project)?.includes(agent) ?? false;
}

/** Remembers that a person has allowed it. */
export function allow(home: string, project: string, agent: string): void {
  privateDirectory(home);
  const before = readAllowed(home);
  const after = {
    ...Object.fromEntries(before),
    [project]: [...new Set([...(before.get(project) ?? []), agent])],
  };
  const path = allowedPath(home);
  const written = `${path}.${process.pid}`;
  writeFileSync(written, `${JSON.stringify(after, null, 2)}\n`, { mode: 0o600 });
  renameSync(written, path);
}

function readAllowed(home: string): ReadonlyMap<string, string[]> {
  const path = allowedPath(home);
  if (!existsSync(path)) return new Map();
  try {
    return new Map(Object.entries(allowedSchema.parse(JSON.parse(readFileSync(path, "utf8")))));
  } catch {
    return new Map();
  }
}
