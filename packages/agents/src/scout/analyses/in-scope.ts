import type { Brief } from "@wheelhouse/core";

/** Whether a path is in the scope of a brief; without a scope everything is. */
export function inScope(path: string, { scope }: Brief): boolean {
  if (scope === undefined || scope.length === 0) return true;
  return scope.some((entry) => isBelow(path, entry));
}

/** Whether a path is the entry of a scope, or below it. */
export function isBelow(path: string, entry: string): boolean {
  const plain = entry.replace(/^\.\//, "").replace(/\/$/, "");
  return plain === "" || plain === "." || path === plain || path.startsWith(`${plain}/`);
}
