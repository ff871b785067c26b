import { realpath, stat } from "node:fs/promises";
import { isAbsolute, normalize } from "node:path";
import { messageOf, type SourceKind, WheelhouseError } from "@wheelhouse/core";

/** Where the system shows itself as files: reading there tells of processes and devices, and never of logs. */
const OF_SYSTEM = ["/proc", "/sys", "/dev"];

/**
 * The real path of a directory that somebody wants watched; as it is said where there is nothing yet and the kind is
 * told, for it may come later. Throws `source.unreadable` for whatever is no directory of this machine's disks, and
 * `source.unclear` for a kind that is in no directory.
 */
export async function placeOf(path: string, kind: SourceKind | undefined): Promise<string> {
  if (kind === "otlp")
    throw new WheelhouseError("source.unclear", "What comes by OpenTelemetry is in no directory.", {
      hint: "How agents are told to send it here: GET /api/otlp",
    });
  if (!isAbsolute(path) || path.includes("\0") || normalize(path) !== path)
    throw unreadable(path, "is no whole path", "Name the directory from the root, without ..");
  const there = await realOf(path, kind !== undefined);
  const real = there ?? path;
  if (OF_SYSTEM.some((place) => real === place || real.startsWith(`${place}/`)))
    throw unreadable(path, "belongs to the system", "Name a directory that a harness writes to.");
  if (there !== undefined && !(await stat(real)).isDirectory())
    throw unreadable(path, "is no directory", "Name the directory in which the logs lie.");
  return real;
}

async function realOf(path: string, mayBeMissing: boolean): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (cause) {
    if (mayBeMissing && isMissing(cause)) return undefined;
    throw new WheelhouseError(
      "source.unreadable",
      `${path.slice(0, 200)} cannot be read: ${messageOf(cause)}`,
      { hint: "It must be readable to you; where there is nothing yet, say its kind.", cause },
    );
  }
}

function unreadable(path: string, why: string, hint: string): WheelhouseError {
  return new WheelhouseError("source.unreadable", `${path.slice(0, 200)} ${why}.`, { hint });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
