import type { StepObject } from "@wheelhouse/core";
import { columnsOf } from "./columns-of.ts";
import { type Fold, type Folded, foldSteps } from "./fold-steps.ts";

/** An arrow between two cards, by their ids. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** What a graph shows, without places: cards in columns, and what waits for what. */
export interface GraphModel {
  readonly cards: readonly Fold[];
  /** All go to a column further right. */
  readonly edges: readonly Edge[];
  /** Wave of each column, from 1. */
  readonly waves: readonly number[];
  /** The card that a step is on. */
  readonly cardOf: ReadonlyMap<string, string>;
}

/** A step as far as a graph depends on it. */
export type GraphStep = Folded;

/** The graph of a run. The same plan gives the same graph, however its steps stand: see {@link foldSteps} for `skipped`. */
export function graphModel(
  steps: readonly GraphStep[],
  expanded: ReadonlySet<string> = new Set(),
  skipped: ReadonlySet<string> = new Set(),
): GraphModel {
  const columns = columnsOf(steps);
  const cards = foldSteps(steps, columns, expanded, skipped);
  const cardOf = new Map(cards.flatMap((card) => card.steps.map((step) => [step, card.id])));
  const columnOf = new Map(cards.map(({ id, column }) => [id, column]));
  const edges = new Map<string, Edge>();
  const last = lastInside(steps);
  for (const step of steps)
    for (const source of sourcesOf(step, last)) {
      const from = cardOf.get(source);
      const to = cardOf.get(step.id);
      if (from === undefined || to === undefined) continue;
      if ((columnOf.get(from) ?? 0) < (columnOf.get(to) ?? 0))
        edges.set(`${from}\n${to}`, { from, to });
    }
  return { ...withoutEmptyColumns(cards, columns.waves), edges: [...edges.values()], cardOf };
}

/** What tells one graph from another: a change of it is a change of the plan. */
export function graphKey(steps: readonly GraphStep[]): string {
  return JSON.stringify(
    steps.map(({ id, kind, persona, wave, depends, parent }) => [
      id,
      kind,
      persona,
      wave,
      depends,
      parent,
    ]),
  );
}

/** A step begins when those before it are done; the first ones in a container begin with it. */
function sourcesOf(
  { depends, parent }: GraphStep,
  last: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  if (depends.length > 0) return depends.flatMap((id) => last.get(id) ?? [id]);
  return parent === null ? [] : [parent];
}

/** For each container its steps, at any depth, that no other step in it waits for: what comes after it comes after those. */
function lastInside(steps: readonly GraphStep[]): ReadonlyMap<string, readonly string[]> {
  const children = Map.groupBy(steps, ({ parent }) => parent);
  const last = new Map<string, readonly string[]>();
  const lastOf = (id: string): readonly string[] => {
    const known = last.get(id);
    if (known) return known;
    const inside = children.get(id) ?? [];
    const waitedFor = new Set(
      inside.flatMap((child: Pick<StepObject, "depends">) => child.depends),
    );
    const ends = inside.filter((child) => !waitedFor.has(child.id));
    const found = ends.length === 0 ? [id] : ends.flatMap((child) => lastOf(child.id));
    last.set(id, found);
    return found;
  };
  for (const { id } of steps) lastOf(id);
  return last;
}

/** Folds may leave columns without cards. */
function withoutEmptyColumns(
  cards: readonly Fold[],
  waves: readonly number[],
): Pick<GraphModel, "cards" | "waves"> {
  const used = [...new Set(cards.map(({ column }) => column))].toSorted((a, b) => a - b);
  const place = new Map(used.map((column, index) => [column, index]));
  return {
    cards: cards.map((card) => ({ ...card, column: place.get(card.column) ?? 0 })),
    waves: used.map((column) => waves[column] ?? 1),
  };
}
