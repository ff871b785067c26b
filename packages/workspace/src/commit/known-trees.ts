import { statSync } from "node:fs";

/** As many clones as may be worked in at once, with room. */
const MOST = 500;

/** Commit → its tree: a name of git's is made of what it names, so neither ever changes. */
const ofCommits = new Map<string, string>();
/** Index file → how it was when it was last written out, and as which tree. */
const ofIndexes = new Map<string, { readonly stamp: string; readonly tree: string }>();

/** The tree of a commit; `ask` is asked once. */
export async function treeOfCommit(commit: string, ask: () => Promise<string>): Promise<string> {
  const known = ofCommits.get(commit);
  if (known !== undefined) return known;
  const tree = await ask();
  keep(ofCommits, commit, tree);
  return tree;
}

/** The tree that an index was last written out as; undefined when it was written to since, or by another process. */
export function treeOfIndex(index: string): string | undefined {
  const known = ofIndexes.get(index);
  return known !== undefined && known.stamp === stampOf(index) ? known.tree : undefined;
}

/** Remembers that an index, as it is now, has been written out as a tree. */
export function rememberIndex(index: string, tree: string): void {
  keep(ofIndexes, index, { stamp: stampOf(index), tree });
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= MOST) return;
    map.delete(oldest);
  }
}

/** Another one for each file that has taken its place, and for each time that one was written to. */
function stampOf(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined
    ? "none"
    : [stat.dev, stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(" ");
}
