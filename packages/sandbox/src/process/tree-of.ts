import { environmentOf, listProcesses, type ProcessEntry } from "./list-processes.ts";

/** The variable by which every process of an attempt is known. */
export const MARKER = "WHEELHOUSE_ATTEMPT";

/** Who belongs to a tree: a process and its descendants, and everyone that carries the marker. */
export interface TreeQuery {
  readonly root?: number | undefined;
  readonly marker: string;
}

/**
 * The living processes of a tree, found by descent and by marker: a grandchild that has been
 * adopted by init, or sits in a session of its own, still carries the marker in its environment.
 * Zombies are dead.
 */
export function treeOf({ root, marker }: TreeQuery): ProcessEntry[] {
  const all = listProcesses().filter((entry) => !entry.zombie && entry.pid !== process.pid);
  const members = new Set<number>();
  if (root !== undefined && all.some((entry) => entry.pid === root)) members.add(root);
  for (const entry of all) if (environmentOf(entry.pid, MARKER) === marker) members.add(entry.pid);
  for (let grew = members.size > 0; grew;) {
    grew = false;
    for (const entry of all) {
      if (members.has(entry.pid) || !members.has(entry.parent)) continue;
      members.add(entry.pid);
      grew = true;
    }
  }
  return all.filter((entry) => members.has(entry.pid));
}
