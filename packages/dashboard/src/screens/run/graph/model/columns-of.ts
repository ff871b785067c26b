import type { StepObject } from "@wheelhouse/core";

/** Steps of a run from left to right. */
export interface Columns {
  /** Column of each step, from 0. */
  readonly of: ReadonlyMap<string, number>;
  /** Wave of each column, from 1: a wave has several columns when it holds a container. */
  readonly waves: readonly number[];
}

type Placed = Pick<StepObject, "id" | "wave" | "depends" | "parent">;

/**
 * The column of every step. A wave is a column; the steps of a container come behind it in columns of
 * their own, in the same wave, so that everything that waits for another step is to the right of it.
 */
export function columnsOf(steps: readonly Placed[]): Columns {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const children = Map.groupBy(steps, ({ parent }) => parent);
  const depths = new Map<string, number>();
  const reaches = new Map<string, number>();

  function depthOf(step: Placed): number {
    const known = depths.get(step.id);
    if (known !== undefined) return known;
    depths.set(step.id, 0);
    const parent = step.parent === null ? undefined : byId.get(step.parent);
    if (parent === undefined) return 0;
    const before = step.depends.flatMap((id) => byId.get(id) ?? []);
    const inside = before.filter((each) => each.parent === step.parent);
    const depth = 1 + Math.max(depthOf(parent), ...inside.map(reachOf));
    depths.set(step.id, depth);
    return depth;
  }

  /** The last column of a step and everything in it. */
  function reachOf(step: Placed): number {
    const known = reaches.get(step.id);
    if (known !== undefined) return known;
    reaches.set(step.id, depthOf(step));
    const reach = Math.max(depthOf(step), ...(children.get(step.id) ?? []).map(reachOf));
    reaches.set(step.id, reach);
    return reach;
  }

  const widths = new Map<number, number>();
  for (const step of steps)
    widths.set(step.wave, Math.max(widths.get(step.wave) ?? 1, depthOf(step) + 1));
  const firsts = new Map<number, number>();
  const waves: number[] = [];
  for (const [wave, width] of [...widths].toSorted(([a], [b]) => a - b)) {
    firsts.set(wave, waves.length);
    for (let each = 0; each < width; each++) waves.push(wave);
  }
  const of = new Map(steps.map((step) => [step.id, (firsts.get(step.wave) ?? 0) + depthOf(step)]));
  return { of, waves };
}
