import { nearest } from "../nearest.ts";

/** More paths than this are not compared letter by letter. */
const MOST_COMPARED = 5_000;

/**
 * Files and directories of a project that a path which leads nowhere may have meant, at most three: of the same name
 * elsewhere, then of a name that is spelled like it, in the same place first.
 *
 * @param files Every file of the project, relative to its top, with forward slashes.
 */
export function nearestPaths(path: string, files: readonly string[]): string[] {
  const wanted = path.replace(/^(\.\/)+|\/+$/g, "");
  const all = [...new Set(files.flatMap(withDirectories))];
  const same = all.filter((each) => nameOf(each) === nameOf(wanted));
  if (same.length > 0) return same.slice(0, 3);
  if (all.length > MOST_COMPARED) return [];
  const names = nearest(nameOf(wanted), [...new Set(all.map(nameOf))]);
  const alike = names.flatMap((name) => all.filter((each) => nameOf(each) === name));
  const beside = alike.filter((each) => placeOf(each) === placeOf(wanted));
  if (alike.length > 0) return [...new Set([...beside, ...alike])].slice(0, 3);
  return nearest(wanted, all);
}

function withDirectories(file: string): string[] {
  const parts = file.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

const placeOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);
const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
