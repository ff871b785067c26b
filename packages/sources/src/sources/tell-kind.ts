import { stat } from "node:fs/promises";
import { join } from "node:path";
import { SOURCE_KINDS, type SourceKind, WheelhouseError } from "@wheelhouse/core";
import type { FoundLog, LogFormat } from "../log-format.ts";
import { LineReader } from "../read/read-lines.ts";
import { openLog } from "../read/open-log.ts";
import { translateLine } from "../scan/fold-line.ts";
import { reasonOf, walkLogs } from "../scan/walk-logs.ts";

/** Logs and bytes of each by which a kind is told. */
const LOGS = 3;
const BYTES = 256 * 1024;
/** Deepest place of a repository below a directory of repositories. */
const REPOSITORY_DEPTH = 4;
const SKIPPED: ReadonlySet<string> = new Set([
  "node_modules",
  "target",
  "dist",
  "build",
  ".venv",
  "venv",
]);

/**
 * What a directory is: as a person says, else as its contents tell. Throws `source.unreadable` when it cannot be looked
 * at, and `source.unclear` when it could be several kinds or none.
 */
export async function tellKind(
  path: string,
  told: SourceKind | undefined,
  formats: readonly LogFormat[],
): Promise<SourceKind> {
  const there = await stat(path).catch((error: unknown) => reasonOf(error));
  const why = typeof there === "string" ? there : there.isDirectory() ? "" : "it is no directory";
  // Who says what it is may name a place that comes later.
  if (why !== "" && !(told !== undefined && why === "it is not there"))
    throw new WheelhouseError("source.unreadable", `${path} cannot be watched: ${why}.`, {
      hint: "Name a directory that this user may read.",
    });
  if (told !== undefined) return told;
  const scores = await Promise.all(
    formats.map(async (format) => ({ kind: format.kind, score: await scoreOf(path, format) })),
  );
  const best = Math.max(0, ...scores.map(({ score }) => score));
  const kinds = scores.filter(({ score }) => score === best && score > 0).map(({ kind }) => kind);
  const [kind] = kinds;
  if (kind !== undefined && kinds.length === 1) return kind;
  if (kind === undefined && (await holdsRepository(path))) return "repositories";
  const found =
    kind === undefined ? "holds nothing that we know" : `could be ${kinds.join(" or ")}`;
  throw new WheelhouseError("source.unclear", `${path} ${found}.`, {
    hint: `Say what it is with a kind: ${SOURCE_KINDS.join(", ")}.`,
  });
}

/** How much of the newest logs a format understands: from 0, no log at all, to 1. */
async function scoreOf(root: string, format: LogFormat): Promise<number> {
  const logs: FoundLog[] = [];
  for await (const log of format.discover(root, () => undefined)) if (logs.push(log) >= LOGS) break;
  if (logs.length === 0) return 0;
  let known = 0;
  let all = 1;
  for (const log of logs) {
    const counts = await understood(log, format).catch(() => ({ known: 0, all: 0 }));
    known += counts.known;
    all += counts.all;
  }
  // A log without a line is still one.
  return (known + 0.1) / all;
}

async function understood(
  log: FoundLog,
  format: LogFormat,
): Promise<{ readonly known: number; readonly all: number }> {
  using file = await openLog(log.path);
  const translator = format.translate(log);
  const counts = { known: 0, all: 0 };
  await new LineReader().read(
    file.fd,
    { offset: 0, half: 0, to: Math.min(file.facts.size, BYTES) },
    {
      blank: () => undefined,
      broken: () => void counts.all++,
      line(text) {
        counts.all++;
        const { problem, isUnknown, events } = translateLine(translator, text);
        if (problem === undefined && isUnknown !== true && events.length > 0) counts.known++;
      },
    },
  );
  return counts;
}

async function holdsRepository(root: string): Promise<boolean> {
  const isMarked = (path: string): Promise<boolean> =>
    stat(join(path, ".git")).then(
      () => true,
      () => false,
    );
  if (await isMarked(root)) return true;
  const directories: string[] = [];
  const walk = walkLogs({
    root,
    depth: REPOSITORY_DEPTH - 1,
    wants: () => false,
    enters: (path) => {
      const name = path.slice(path.lastIndexOf("/") + 1);
      if (SKIPPED.has(name) || name.startsWith(".")) return false;
      directories.push(path);
      return true;
    },
    report: () => undefined,
  });
  for await (const _ of walk);
  for (const directory of directories) if (await isMarked(directory)) return true;
  return false;
}
