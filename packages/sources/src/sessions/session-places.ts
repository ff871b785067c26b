import { basename, relative, sep } from "node:path";
import type { FoundLog, LogFormat } from "../log-format.ts";
import { walkLogs } from "../scan/walk-logs.ts";

/** How a kind's session files are told from other files. */
export interface SessionPlaces {
  /** Of the path below the root, with slashes. */
  readonly file: RegExp;
  readonly depth: number;
}

/** The part of a log format that finds its files: each is named after the session in it. */
export function sessionPlaces({
  file,
  depth,
}: SessionPlaces): Pick<LogFormat, "discover" | "logAt" | "depth"> {
  const logAt = (root: string, path: string): FoundLog | undefined =>
    file.test(relative(root, path).replaceAll(sep, "/"))
      ? { path, name: basename(path, ".jsonl") }
      : undefined;
  return {
    depth,
    logAt,
    async *discover(root, report) {
      const wants = (path: string): boolean => logAt(root, path) !== undefined;
      for await (const path of walkLogs({ root, depth, wants, report })) {
        const found = logAt(root, path);
        if (found) yield found;
      }
    },
  };
}
