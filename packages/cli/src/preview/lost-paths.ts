import { nearest, nearestPaths } from "@wheelhouse/core";
import { inScope } from "@wheelhouse/flows";

/** A word that reads as a path of the project and leads nowhere. */
export interface LostPath {
  readonly path: string;
  /** What may have been meant, the nearest first. */
  readonly near: readonly string[];
}

const PATHLIKE = /^[\w@.-]+(\/[\w@.-]+)+\/?$|^[\w@-][\w@.-]*\.[A-Za-z]\w{0,9}$/;
/** A path with slashes and an extension can be nothing else. */
const CERTAIN = /\/.*\.[A-Za-z]\w{0,9}$/;

/**
 * Paths in the words of a person that lead nowhere. A word that may as well be something else, such as `and/or` or
 * `Node.js`, counts only when it begins as a path of the project does, and one is like it.
 */
export function lostPaths(words: string, files: readonly string[]): LostPath[] {
  const all = new Set(files);
  return words
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^["'`(<[]+|["'`)>\].:?!]+$/g, "").replace(/^(\.\/)+/, ""))
    .filter((word) => PATHLIKE.test(word) && !all.has(word))
    .filter((word) => !files.some((file) => inScope(file, [word.replace(/\/+$/, "")])))
    .filter((word) => CERTAIN.test(word) || !word.includes("/") || isBelow(word, files))
    .map((path) => ({ path, near: nearestPaths(path, files) }))
    .filter(({ path, near }) => near.length > 0 || CERTAIN.test(path));
}

/** Whether a path begins in a directory that is at the project's top, or in one that is spelled like it. */
function isBelow(path: string, files: readonly string[]): boolean {
  const first = firstOf(path);
  const tops = new Set(files.filter((file) => file.includes("/")).map(firstOf));
  return tops.has(first) || (first.length > 2 && nearest(first, [...tops]).length > 0);
}

const firstOf = (path: string): string => path.slice(0, path.indexOf("/"));
