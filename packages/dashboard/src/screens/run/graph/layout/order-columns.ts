import type { GraphModel } from "../model/graph-model.ts";

/** Something that has a place in a column: a card, or the lane of a card whose edges go past this column. */
export interface Cell {
  readonly id: string;
  readonly card: string;
  readonly column: number;
  readonly isLane: boolean;
}

/** A line between two cells of neighbouring columns. */
export interface Link {
  readonly from: string;
  readonly to: string;
}

/** The cells of a graph by column, from top to bottom, and the links between them. */
export interface Cells {
  readonly columns: readonly (readonly Cell[])[];
  readonly links: readonly Link[];
}

/**
 * Puts the cards of each column into an order in which edges cross little: each cell goes to the middle of
 * those that it is linked to, once from left to right and once back. Cells that are even stay in the order
 * of the plan.
 */
export function orderColumns(model: GraphModel): Cells {
  const { columns, links } = cellsOf(model);
  const before = neighbours(
    links,
    ({ to }) => to,
    ({ from }) => from,
  );
  const after = neighbours(
    links,
    ({ from }) => from,
    ({ to }) => to,
  );
  const places = new Map<string, number>();
  const settle = (cells: readonly Cell[]): void => {
    for (const [index, { id }] of cells.entries())
      places.set(id, (index + 0.5) / Math.max(1, cells.length));
  };
  const ordered = [...columns];
  for (const cells of ordered) settle(cells);
  const pass = (index: number, linked: ReadonlyMap<string, readonly string[]>): void => {
    const cells = sortByMiddle(ordered[index] ?? [], linked, places);
    ordered[index] = cells;
    settle(cells);
  };
  for (let index = 1; index < ordered.length; index++) pass(index, before);
  for (let index = ordered.length - 2; index >= 0; index--) pass(index, after);
  return { columns: ordered, links };
}

/** An edge that goes past columns has a lane in each of them, which all long edges of one card share. */
function cellsOf({ cards, edges, waves }: GraphModel): Cells {
  const columns: Cell[][] = waves.map(() => []);
  const columnOf = new Map<string, number>();
  for (const { id, column } of cards) {
    columnOf.set(id, column);
    columns[column]?.push({ id, card: id, column, isLane: false });
  }
  const links = new Map<string, Link>();
  const link = (from: string, to: string): void => void links.set(`${from}\n${to}`, { from, to });
  const lanes = new Set<string>();
  for (const { from, to } of edges) {
    let last = from;
    const end = columnOf.get(to) ?? 0;
    for (let column = (columnOf.get(from) ?? 0) + 1; column < end; column++) {
      const id = `lane ${column} ${from}`;
      if (!lanes.has(id)) columns[column]?.push({ id, card: from, column, isLane: true });
      lanes.add(id);
      link(last, id);
      last = id;
    }
    link(last, to);
  }
  return { columns, links: [...links.values()] };
}

function neighbours(
  links: readonly Link[],
  keyOf: (link: Link) => string,
  valueOf: (link: Link) => string,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const each of links) {
    const key = keyOf(each);
    const known = found.get(key);
    if (known) known.push(valueOf(each));
    else found.set(key, [valueOf(each)]);
  }
  return found;
}

function sortByMiddle(
  cells: readonly Cell[],
  linked: ReadonlyMap<string, readonly string[]>,
  places: ReadonlyMap<string, number>,
): Cell[] {
  const middles = new Map<string, number>();
  for (const { id } of cells) {
    const others = linked.get(id) ?? [];
    const sum = others.reduce((total, other) => total + (places.get(other) ?? 0), 0);
    middles.set(id, others.length === 0 ? (places.get(id) ?? 0) : sum / others.length);
  }
  return cells.toSorted((a, b) => (middles.get(a.id) ?? 0) - (middles.get(b.id) ?? 0));
}
