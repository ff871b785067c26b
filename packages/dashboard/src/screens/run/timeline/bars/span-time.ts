import { formatDuration } from "@wheelhouse/core";

/** How long a span took: calls of tools are often done within a second, so that is told in milliseconds. */
export function spanTime(ms: number): string {
  return ms < 1_000 ? `${Math.max(0, Math.round(ms))}ms` : formatDuration(ms);
}
