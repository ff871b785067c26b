import type { Step } from "./step.ts";

type Ordered = Pick<Step, "id" | "after">;

/** One cycle of steps that wait for each other, in order; undefined when there is none. */
export function findCycle(steps: readonly Ordered[]): string[] | undefined {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const done = new Set<string>();
  for (const start of steps) {
    const path: string[] = [];
    const stack: { id: string; next: number }[] = [{ id: start.id, next: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      if (top.next === 0) {
        if (done.has(top.id)) {
          stack.pop();
          continue;
        }
        path.push(top.id);
      }
      const id = byId.get(top.id)?.after[top.next++];
      if (id === undefined) {
        done.add(top.id);
        path.pop();
        stack.pop();
        continue;
      }
      const at = path.indexOf(id);
      if (at >= 0) return path.slice(at).toReversed();
      if (!done.has(id)) stack.push({ id, next: 0 });
    }
  }
  return undefined;
}

/** For each step, the ids of all steps that are settled before it begins. The steps must not have a cycle. */
export function ancestorsOf(steps: readonly Ordered[]): Map<string, Set<string>> {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const found = new Map<string, Set<string>>();
  const visit = (id: string): Set<string> => {
    const known = found.get(id);
    if (known) return known;
    const before = new Set<string>();
    found.set(id, before);
    for (const dependency of byId.get(id)?.after ?? []) {
      before.add(dependency);
      for (const further of visit(dependency)) before.add(further);
    }
    return before;
  };
  for (const step of steps) visit(step.id);
  return found;
}

/** Waves: steps whose longest chain of dependencies has the same length, the first wave first. */
export function wavesOf(steps: readonly Ordered[]): string[][] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const depths = new Map<string, number>();
  const depth = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    depths.set(id, 0);
    const after = (byId.get(id)?.after ?? []).filter((each) => byId.has(each));
    const value = after.length === 0 ? 0 : 1 + Math.max(...after.map(depth));
    depths.set(id, value);
    return value;
  };
  const waves: string[][] = [];
  for (const step of steps) (waves[depth(step.id)] ??= []).push(step.id);
  return waves;
}
