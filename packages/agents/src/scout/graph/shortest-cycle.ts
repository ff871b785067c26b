import type { Edge } from "./edge.ts";
import { stronglyConnected } from "./strongly-connected.ts";

/** A cycle as its edges: each one ends where the next begins, and the last where the first begins. */
export type Cycle = readonly [Edge, ...Edge[]];

/** How many tries a group gets: each costs a pass over it, so a huge one gets fewer. */
function tries(most: number, group: readonly string[]): number {
  return Math.max(6, Math.min(most, Math.floor(40_000 / group.length)));
}

/** The shortest cycle in a group of files, one with an eager edge before one without; ties go by path. */
export function shortestCycle(
  group: readonly string[],
  edgesFrom: (path: string) => readonly Edge[],
): Cycle | undefined {
  const inside = new Set(group);
  const edges = group.flatMap((path) => edgesFrom(path).filter((edge) => inside.has(edge.to)));
  let best: Cycle | undefined;
  for (const edge of edges
    .toSorted((a, b) => Number(b.eager) - Number(a.eager))
    .slice(0, tries(400, group))) {
    if (best !== undefined && best[0].eager && !edge.eager) break;
    const back = shortestPath(edge.to, edge.from, inside, edgesFrom);
    if (back !== undefined && (best === undefined || back.length + 1 < best.length))
      best = [edge, ...back];
  }
  return best;
}

function shortestPath(
  from: string,
  to: string,
  inside: ReadonlySet<string>,
  edgesFrom: (path: string) => readonly Edge[],
): readonly Edge[] | undefined {
  const reached = new Map<string, Edge | undefined>([[from, undefined]]);
  const queue = [from];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    if (node === to) {
      const path: Edge[] = [];
      for (let edge = reached.get(node); edge !== undefined; edge = reached.get(edge.from))
        path.unshift(edge);
      return path;
    }
    for (const edge of edgesFrom(node)) {
      if (!inside.has(edge.to) || reached.has(edge.to)) continue;
      reached.set(edge.to, edge);
      queue.push(edge.to);
    }
  }
  return undefined;
}

/** The file of a group without which the fewest stay in cycles, and how many stay. */
export function hub(
  group: readonly string[],
  edgesFrom: (path: string) => readonly Edge[],
): { readonly path: string; readonly left: number } | undefined {
  const inside = new Set(group);
  let best: { path: string; left: number } | undefined;
  // A huge group is judged by its most used files.
  const uses = (path: string): number =>
    edgesFrom(path).filter((edge) => inside.has(edge.to)).length;
  for (const path of group.toSorted((a, b) => uses(b) - uses(a)).slice(0, tries(60, group))) {
    const groups = stronglyConnected(
      group.filter((one) => one !== path),
      (from) =>
        edgesFrom(from)
          .map((edge) => edge.to)
          .filter((to) => to !== path && inside.has(to)),
    );
    const left = groups.reduce((sum, one) => sum + one.length, 0);
    if (best === undefined || left < best.left) best = { path, left };
  }
  return best;
}

/** A file that only passes on what others define. */
export const BARREL = /(^|\/)(index\.[cm]?[jt]sx?|__init__\.py)$/;

/**
 * The edge of a cycle to cut, and how many files of the group stay in cycles then. An import of a barrel
 * comes first, since what it passes on can be had from where it is defined; then what leaves fewest.
 */
export function bestCut(
  cycle: Cycle,
  group: readonly string[],
  edgesFrom: (path: string) => readonly Edge[],
): { readonly edge: Edge; readonly left: number } {
  const inside = new Set(group);
  const cuts = cycle.slice(0, tries(200, group)).map((edge) => {
    const groups = stronglyConnected(group, (path) =>
      edgesFrom(path)
        .filter((one) => inside.has(one.to) && !(one.from === edge.from && one.to === edge.to))
        .map((one) => one.to),
    );
    return { edge, left: groups.reduce((sum, one) => sum + one.length, 0) };
  });
  const order = (cut: { edge: Edge; left: number }): number =>
    cut.left - (BARREL.test(cut.edge.to) ? group.length : 0);
  return cuts.toSorted((a, b) => order(a) - order(b))[0] ?? { edge: cycle[0], left: 0 };
}
