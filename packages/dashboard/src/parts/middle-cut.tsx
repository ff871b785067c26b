import type { ReactNode } from "react";

/** So much of the end of a path is never cut, in characters. */
const MOST_KEPT = 32;

/** A path in one line: what has no room is cut from its middle, so that its end stays; the whole is its tooltip. */
export function MiddleCut({
  path,
  className = "",
}: {
  readonly path: string;
  readonly className?: string;
}): ReactNode {
  const [begin, end] = cutPath(path);
  return (
    <span dir="ltr" title={path} className={`inline-flex min-w-0 ${className}`}>
      {begin === "" ? null : <span className="min-w-4 shrink-[1000] truncate">{begin}</span>}
      <span className="max-w-full shrink-0 truncate whitespace-pre">{end}</span>
    </span>
  );
}

/** A path in two: what may be cut, and its last two parts, which tell it from others. */
export function cutPath(path: string): readonly [begin: string, end: string] {
  const last = path.lastIndexOf("/");
  const before = last > 0 ? path.lastIndexOf("/", last - 1) : -1;
  const at = before > 0 ? before : 0;
  const kept = Math.max(at, path.length - MOST_KEPT);
  // No half of a pair of surrogates.
  const from = /^[\uDC00-\uDFFF]/.test(path.slice(kept)) ? kept + 1 : kept;
  return [path.slice(0, from), path.slice(from)];
}
