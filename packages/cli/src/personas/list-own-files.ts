import { lstatSync, readdirSync, type Stats } from "node:fs";
import { join } from "node:path";
import { messageOf } from "@wheelhouse/core";

/** The files of a folder below `.wheelhouse`, or half a sentence that says why they cannot be listed. */
export interface OwnFiles {
  /** Names in the order of the alphabet. */
  readonly names: readonly string[];
  /** What cannot be listed, relative to the project, and why. */
  readonly problem?: { readonly path: string; readonly why: string };
}

/**
 * Names what lies directly in `.wheelhouse/FOLDER` of a project and ends as asked; hidden files and readmes are no part
 * of it. A folder that is a link is not entered: a cloned repository must not lead us elsewhere. Never throws.
 */
export function listOwnFiles(
  project: string,
  folder: string,
  { ends, most }: { readonly ends: string; readonly most: number },
): OwnFiles {
  let path = "";
  try {
    for (const part of [".wheelhouse", folder]) {
      path = path === "" ? part : `${path}/${part}`;
      const stat: Stats | undefined = lstatSync(join(project, path), { throwIfNoEntry: false });
      if (!stat) return { names: [] };
      if (stat.isDirectory()) continue;
      const what = stat.isSymbolicLink() ? "a link, and links are not followed" : "not a folder";
      return { names: [], problem: { path, why: `it is ${what}` } };
    }
    const all = readdirSync(join(project, path))
      .filter((name) => name.endsWith(ends) && !name.startsWith(".") && !/^readme\./i.test(name))
      .toSorted();
    const names = all.slice(0, most);
    if (names.length === all.length) return { names };
    const why = `it holds ${all.length} files that end in ${ends}; the first ${most} are read`;
    return { names, problem: { path, why } };
  } catch (error) {
    return { names: [], problem: { path, why: `it cannot be read (${messageOf(error)})` } };
  }
}
