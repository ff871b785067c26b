import { type Dirent, lstatSync, type Stats } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { RUN_LOG } from "@wheelhouse/core";
import type { FoundLog, LogFormat } from "../log-format.ts";
import { codeOf, reasonOf, reportLink } from "../scan/walk-logs.ts";
import { RunLogTranslator } from "./run-log-translator.ts";

const FILE = "run.log";
/** Directories that are looked at before others have a turn. */
const AT_ONCE = 64;

/**
 * Logs that a harness writes for us to read: `<state directory>/<run id>/run.log`, one JSON object a line. The format is
 * published in docs/run-log.md.
 */
export const RUN_LOG_FORMAT: LogFormat = {
  kind: RUN_LOG,
  version: "1-372fddd41fbf",
  depth: 1,
  discover,
  logAt,
  translate: (log, kept) => new RunLogTranslator(log, kept),
};

/** What else lies beside a log is the harness's own: a run's directory is never listed. */
async function* discover(
  root: string,
  report: (problem: string) => void,
): AsyncGenerator<FoundLog> {
  let entries: readonly Dirent[];
  try {
    entries = await readdir(root, { withFileTypes: true });
  } catch (error) {
    report(`${root} cannot be read: ${reasonOf(error)}`);
    return;
  }
  let count = 0;
  for (const entry of entries) {
    const directory = join(root, entry.name);
    if (entry.isSymbolicLink()) await reportLink({ root, report }, directory);
    if (!entry.isDirectory()) continue;
    if (++count % AT_ONCE === 0) await new Promise(setImmediate);
    const path = join(directory, FILE);
    const stats = statsOf(path, report);
    if (stats?.isFile() === true) yield { path, name: entry.name };
    else if (stats?.isSymbolicLink() === true) await reportLink({ root, report }, path);
    else if (stats) report(`${path} is no plain file`);
  }
}

// Asked for in the background it would cost ten times as much, for each run at every look.
function statsOf(path: string, report: (problem: string) => void): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (codeOf(error) !== "ENOTDIR") report(`${path} cannot be read: ${reasonOf(error)}`);
    return undefined;
  }
}

function logAt(root: string, path: string): FoundLog | undefined {
  const name = basename(dirname(path));
  return relative(root, path) === `${name}${sep}${FILE}` && path === join(root, name, FILE)
    ? { path, name }
    : undefined;
}
