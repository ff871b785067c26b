import { basename, dirname, join, relative, sep } from "node:path";
import { RUN_LOG } from "@wheelhouse/core";
import type { FoundLog, LogFormat } from "../log-format.ts";
import { walkLogs } from "../scan/walk-logs.ts";
import { RunLogTranslator } from "./run-log-translator.ts";

const FILE = "run.log";

/**
 * Logs that a harness writes for us to read: `<state directory>/<run id>/run.log`, one JSON object a line. The format is
 * published in docs/run-log.md.
 */
export const RUN_LOG_FORMAT: LogFormat = {
  kind: RUN_LOG,
  depth: 1,
  async *discover(root, report) {
    const wants = (path: string): boolean => runLogAt(root, path) !== undefined;
    for await (const path of walkLogs({ root, depth: 1, wants, report })) {
      const found = runLogAt(root, path);
      if (found) yield found;
    }
  },
  logAt: runLogAt,
  translate: (log, kept) => new RunLogTranslator(log, kept),
};

function runLogAt(root: string, path: string): FoundLog | undefined {
  const name = basename(dirname(path));
  return relative(root, path) === `${name}${sep}${FILE}` && path === join(root, name, FILE)
    ? { path, name }
    : undefined;
}
