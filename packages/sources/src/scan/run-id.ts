import { createHash } from "node:crypto";
import type { SourceKind } from "@wheelhouse/core";

/** Longest name in an id: it is typed, and stands in narrow tables. */
const MOST = 28;
/** The id of a session in the name of its file: its beginning tells it from others well enough. */
const UUID = /([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** The id of the run that a log is: the same over restarts, and unlike that of any run of ours. */
export function observedRunId(
  kind: SourceKind,
  { path, name }: { path: string; name: string },
): string {
  const [, session] = UUID.exec(name) ?? [];
  const shown = session === undefined ? name : `${kind}-${session}`;
  const slug = shown
    .replace(/[^A-Za-z0-9_]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, MOST)
    .replace(/-+$/, "");
  return `x-${slug === "" ? kind : slug}-${markOfPlace(kind, path)}`;
}

/** The id of a place that is watched. */
export function sourceId(kind: SourceKind, path: string): string {
  return `${kind}-${markOfPlace(kind, path)}`;
}

function markOfPlace(kind: string, path: string): string {
  return createHash("sha256").update(`${kind}\0${path}`).digest("hex").slice(0, 8);
}
