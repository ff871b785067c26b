import type { GraphModel } from "../model/graph-model.ts";
import { type EdgePaths, edgePaths } from "./edge-paths.ts";
import { type Cell, orderColumns } from "./order-columns.ts";
import { CARD, GAP, GUTTER, HEAD, LANE, MARGIN } from "./sizes.ts";

/** The upper left corner of something, in pixels at full size. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Places of everything in a graph. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  /** Of each card, by its id. */
  readonly cards: ReadonlyMap<string, Point>;
  /** Ids of cards by column, from top to bottom. */
  readonly columns: readonly (readonly string[])[];
  /** Where each wave begins and ends. */
  readonly waves: readonly { readonly wave: number; readonly x: number; readonly width: number }[];
  readonly edges: EdgePaths;
}

/** Places the cards of a graph. Pure: the same graph gets the same places. */
export function layoutGraph(model: GraphModel): GraphLayout {
  const { columns, links } = orderColumns(model);
  const heights = columns.map((cells) => cells.reduce((sum, cell) => sum + heightOf(cell), -GAP));
  const tallest = Math.max(CARD.height, ...heights);
  const cells = new Map<string, Point>();
  for (const [index, column] of columns.entries()) {
    let y = HEAD + MARGIN + (tallest - (heights[index] ?? 0)) / 2;
    for (const cell of column) {
      cells.set(cell.id, { x: xOf(index), y: Math.round(y) });
      y += heightOf(cell);
    }
  }
  const real = columns.map((column) =>
    column.filter(({ isLane }) => !isLane).map(({ card }) => card),
  );
  const cards = new Map(real.flat().map((id) => [id, cells.get(id) ?? { x: 0, y: 0 }] as const));
  return {
    width: xOf(columns.length) - GUTTER + MARGIN,
    height: HEAD + tallest + 2 * MARGIN,
    cards,
    columns: real,
    waves: wavesAt(model.waves),
    edges: edgePaths(model, columns.flat(), links, cells),
  };
}

/** How much room a cell takes, with the gap below it. */
function heightOf({ isLane }: Cell): number {
  return (isLane ? LANE : CARD.height) + GAP;
}

function xOf(column: number): number {
  return MARGIN + column * (CARD.width + GUTTER);
}

function wavesAt(waves: readonly number[]): GraphLayout["waves"] {
  return [...new Set(waves)].map((wave) => {
    const first = waves.indexOf(wave);
    const last = waves.lastIndexOf(wave);
    return { wave, x: xOf(first), width: xOf(last) + CARD.width - xOf(first) };
  });
}
