import type { Brief } from "@wheelhouse/core";

/** How search tools name a file: on a line of its own, before its lines, or in front of each of them. */
const NAMED = /^(?:File: )?(?:\.\/)?([\w@.+-]+(?:\/[\w@.+-]+)*)(?:$|:\d+)/;

/**
 * The files of a search's result that a brief's work is about, in an order that does not hang on how the search went:
 * what has changed first. Paths are relative to the project. Pure.
 */
export function matchedFiles(
  result: string,
  { scope = [], changed = [] }: Brief,
  place: string | undefined,
): readonly string[] {
  const named = result.split("\n").flatMap((line) => {
    const bare = line.trim();
    const own = place && bare.includes(`${place}/`) ? bare.replace(`${place}/`, "") : bare;
    const path = NAMED.exec(own)?.[1];
    return path === undefined || !/\.|^[A-Z]\w+file$/.test(path) ? [] : [path];
  });
  const limits = changed.length > 0 ? changed.map(({ path }) => path) : scope;
  return [...new Set(named)]
    .toSorted()
    .filter((path) => limits.length === 0 || within(path, limits));
}

function within(path: string, limits: readonly string[]): boolean {
  return limits.some((limit) => path === limit || path.startsWith(`${limit.replace(/\/$/, "")}/`));
}
