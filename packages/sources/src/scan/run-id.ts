import { createHash } from "node:crypto";
import type { SourceKind } from "@wheelhouse/core";

const MOST = 60;

/** The id of the run that a log is: the same over restarts, and unlike that of any run of ours. */
export function observedRunId(
  kind: SourceKind,
  { path, name }: { path: string; name: string },
): string {
  const slug = name
    .replace(/[^A-Za-z0-9_]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, MOST);
  return `x-${slug === "" ? kind : slug}-${markOfPlace(kind, path)}`;
}

/** The id of a place that is watched. */
export function sourceId(kind: SourceKind, path: string): string {
  return `${kind}-${markOfPlace(kind, path)}`;
}

function markOfPlace(kind: string, path: string): string {
  return createHash("sha256").update(`${kind}\0${path}`).digest("hex").slice(0, 8);
}
