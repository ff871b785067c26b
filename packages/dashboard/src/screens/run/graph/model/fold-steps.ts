import type { StepObject } from "@wheelhouse/core";
import type { Columns } from "./columns-of.ts";

/** More siblings than this that are alike become one card. */
export const MOST_ALIKE = 12;
/** So many steps of a column that were skipped become one card. */
export const SKIPPED_TOGETHER = 3;
/** A graph with more cards than this shows waves instead of steps. */
export const MOST_CARDS = 300;

/** Steps that are drawn as one card, or a step by itself. */
export interface Fold {
  /** The id of the step, or one that no step has. */
  readonly id: string;
  readonly kind: "step" | "alike" | "skipped" | "wave";
  readonly column: number;
  readonly wave: number;
  readonly steps: readonly string[];
}

/** What a fold of steps depends on. */
export type Folded = Pick<StepObject, "id" | "kind" | "persona" | "wave" | "depends" | "parent">;

/**
 * The cards of a graph, in the order of steps. What is folded depends on the plan and never on how steps
 * stand, so that no card moves while a run works; `skipped` therefore names steps of a run that has ended, or none.
 * `expanded` names folds that a person has opened.
 */
export function foldSteps(
  steps: readonly Folded[],
  columns: Columns,
  expanded: ReadonlySet<string>,
  skipped: ReadonlySet<string> = new Set(),
): Fold[] {
  const quiet = foldSkipped(
    steps.filter(({ id }) => skipped.has(id)),
    columns,
    expanded,
  );
  const gone = new Set(quiet.flatMap((fold) => fold.steps));
  const others = foldAlike(
    steps.filter(({ id }) => !gone.has(id)),
    columns,
    expanded,
  );
  const alike = [...others, ...quiet];
  return alike.length > MOST_CARDS ? foldWaves(alike, columns, expanded) : alike;
}

function foldSkipped(
  skipped: readonly Folded[],
  { of, waves }: Columns,
  expanded: ReadonlySet<string>,
): Fold[] {
  const columns = Map.groupBy(skipped, ({ id }) => of.get(id) ?? 0);
  return [...columns].flatMap(([column, group]): Fold[] => {
    const id = `skipped ${column}`;
    if (group.length < SKIPPED_TOGETHER || expanded.has(id)) return [];
    const steps = group.map((step) => step.id);
    return [{ id, kind: "skipped", column, wave: waves[column] ?? 1, steps }];
  });
}

function foldAlike(
  steps: readonly Folded[],
  { of, waves }: Columns,
  expanded: ReadonlySet<string>,
): Fold[] {
  const groups = Map.groupBy(steps, (step) => alikeKey(step, of.get(step.id) ?? 0));
  const hasChildren = new Set(steps.map(({ parent }) => parent));
  const folds: Fold[] = [];
  for (const [key, group] of groups) {
    const column = of.get(group[0]?.id ?? "") ?? 0;
    const wave = waves[column] ?? 1;
    const isFolded =
      group.length > MOST_ALIKE &&
      !expanded.has(key) &&
      !group.some(({ id }) => hasChildren.has(id));
    if (isFolded)
      folds.push({ id: key, kind: "alike", column, wave, steps: group.map(({ id }) => id) });
    else for (const { id } of group) folds.push({ id, kind: "step", column, wave, steps: [id] });
  }
  return folds;
}

function foldWaves(
  folds: readonly Fold[],
  { waves }: Columns,
  expanded: ReadonlySet<string>,
): Fold[] {
  const result: Fold[] = [];
  for (const [wave, group] of Map.groupBy(folds, (fold) => fold.wave)) {
    const id = `wave ${wave}`;
    const steps = group.flatMap((fold) => fold.steps);
    if (steps.length < 2 || expanded.has(id)) result.push(...group);
    else result.push({ id, kind: "wave", column: waves.indexOf(wave), wave, steps });
  }
  return result;
}

/** Siblings are alike when the same persona does them for the same reason. A space is in no id of a step. */
function alikeKey({ kind, persona, parent, depends }: Folded, column: number): string {
  return `alike ${column} ${kind} ${persona ?? ""} ${parent ?? ""} ${depends.toSorted().join(" ")}`;
}
