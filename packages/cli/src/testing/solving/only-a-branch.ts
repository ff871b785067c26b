import { lstatSync } from "node:fs";
import { join } from "node:path";
import { fingerprintOf } from "../fingerprint-of.ts";

/** What a hand-over may make: objects, one ref of ours, and its log. */
const HANDED_OVER =
  /^\.git\/(?:objects|refs\/heads\/wheelhouse|logs\/refs\/heads\/wheelhouse)(?:\/|$)/;

/** Everything of a project as it is, to be compared with later. */
export function fingerprintOfProject(project: string): ReadonlyMap<string, string> {
  return fingerprintOf(project);
}

/**
 * Paths of a project that are not as they were, but for what a branch of ours is made of: new files of the object store, our
 * own ref and its log, and the times of the directories that these lie in.
 */
export function changedBesideBranch(
  project: string,
  before: ReadonlyMap<string, string>,
): readonly string[] {
  const after = fingerprintOf(project);
  const relative = (path: string): string => path.slice(project.length + 1);
  const gone = [...before.keys()].filter((path) => !after.has(path));
  const other = [...after].filter(([path, mark]) => {
    if (before.get(path) === mark) return false;
    if (!before.has(path)) return !HANDED_OVER.test(relative(path));
    // A directory that got a new entry has another time.
    return !(lstatSync(path).isDirectory() && holdsBranch(relative(path)));
  });
  return [...gone, ...other.map(([path]) => path)].map(relative);
}

function holdsBranch(path: string): boolean {
  return (
    HANDED_OVER.test(path) ||
    [join(".git", "refs", "heads"), join(".git", "logs", "refs", "heads")].includes(path)
  );
}
