import type { ProcessIdentity } from "../sandbox.ts";
import { type ProcessEntry, readProcessTable } from "./process-table.ts";

/** The variable by which every process of an attempt is known. */
export const MARKER = "WHEELHOUSE_ATTEMPT";

/** Who belongs to a tree. */
export interface TreeQuery {
  /** The process that began it, as the leader of a session of its own; absent when only the marker is known. */
  readonly root?: ProcessIdentity | undefined;
  readonly marker: string;
  /** Members seen earlier, pid → start time: whoever was one stays one, whatever became of its parent. */
  readonly seen?: ReadonlyMap<number, string> | undefined;
}

/**
 * The living processes of a tree, from one look at the process table: the root, who carries the
 * marker, who was seen before, and from these on everyone that descends from a member or sits in
 * a member's process group or session. So a grandchild is found that was adopted by init, that
 * began a session of its own, or that wiped its environment, as long as one of the ties is left.
 * Zombies are dead. Throws when the table cannot be read.
 */
export function treeOf({ root, marker, seen }: TreeQuery): ProcessEntry[] {
  const mark = { variable: MARKER, value: marker, since: root?.startTime };
  const all = readProcessTable(mark).filter((entry) => !entry.dead && entry.pid !== process.pid);
  const members = new Set<number>();
  const ties = tiesOf(root, all);
  const add = (entry: ProcessEntry): void => {
    members.add(entry.pid);
    ties.add(entry.pid);
  };
  for (const entry of all) {
    const known =
      seen?.get(entry.pid) === entry.startTime ||
      (entry.pid === root?.pid && entry.startTime === root.startTime);
    if (entry.marked || known) add(entry);
  }
  for (let grew = true; grew;) {
    grew = false;
    for (const entry of all) {
      if (members.has(entry.pid)) continue;
      if (!ties.has(entry.parent) && !ties.has(entry.group) && !ties.has(entry.session)) continue;
      add(entry);
      grew = true;
    }
  }
  return all.filter((entry) => members.has(entry.pid));
}

/**
 * The ids that tie a process to the tree. The kernel gives nobody a pid that still names a group or
 * a session, so the dead root's pid is as good as the living one's, unless another process has it.
 */
function tiesOf(root: ProcessIdentity | undefined, all: readonly ProcessEntry[]): Set<number> {
  if (root === undefined) return new Set();
  const holder = all.find((entry) => entry.pid === root.pid);
  return holder === undefined || holder.startTime === root.startTime
    ? new Set([root.pid])
    : new Set();
}
