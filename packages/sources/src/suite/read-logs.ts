import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LogFormat } from "../log-format.ts";

/** Lines of all recorded logs of a kind, by their names: `<root>/<kind>/<scenario>` is a place with some. */
export async function readLogs(
  format: LogFormat,
  root: string,
): Promise<readonly (readonly [name: string, lines: readonly string[]])[]> {
  const logs: (readonly [string, readonly string[]])[] = [];
  for (const scenario of readdirSync(join(root, format.kind)).toSorted()) {
    const place = join(root, format.kind, scenario);
    const found: { readonly path: string; readonly name: string }[] = [];
    for await (const log of format.discover(place, String)) found.push(log);
    for (const { path, name } of found.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
      logs.push([name, readFileSync(path, "utf8").split("\n")]);
  }
  return logs;
}
