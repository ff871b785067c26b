import type { GraphModel } from "../model/graph-model.ts";
import type { Point } from "./layout-graph.ts";
import type { Cell, Link } from "./order-columns.ts";
import { CARD, GUTTER, LANE } from "./sizes.ts";

/** Lines of a graph as SVG paths. */
export interface EdgePaths {
  /** All lines as one path: they never change while a run works. */
  readonly lines: string;
  /** All heads of arrows. */
  readonly heads: string;
  /** The lines that end or begin at a card, by its id, to be shown when it is chosen. */
  readonly of: (card: string) => string;
}

/** Length of the head of an arrow. */
const HEAD = 5;

/**
 * The lines between cards. Cards that wait for the same ones are bundled: the lines meet before them and part
 * again, so that eight after eight are 16 lines and not 64.
 */
export function edgePaths(
  { edges }: GraphModel,
  cells: readonly Cell[],
  links: readonly Link[],
  at: ReadonlyMap<string, Point>,
): EdgePaths {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const out = (id: string): Point => side(byId.get(id), at.get(id), true);
  const into = (id: string): Point => side(byId.get(id), at.get(id), false);
  const parts: string[] = cells
    .filter(({ isLane }) => isLane)
    .map(({ id }) => `M${spot(into(id))}H${out(id).x}`);
  const sources = new Map<string, string[]>();
  for (const { from, to } of links) sources.set(to, [...(sources.get(to) ?? []), from]);
  const bundles = Map.groupBy(sources, ([, from]) => from.toSorted().join("\n"));
  for (const bundle of bundles.values()) {
    const targets = bundle.map(([to]) => into(to));
    const starts = (bundle[0]?.[1] ?? []).map(out);
    parts.push(...(isWide(starts, targets) ? joined(starts, targets) : single(starts, targets)));
  }
  const heads = new Set(edges.map(({ to }) => to));
  return {
    lines: parts.join(""),
    heads: [...heads].map((id) => headAt(into(id))).join(""),
    of: (card) =>
      links
        .filter(({ from, to }) => byId.get(from)?.card === card || to === card)
        .map(({ from, to }) => curve(out(from), into(to)) + lane(byId.get(from), into, out))
        .join(""),
  };
}

/** A line from a card to the one that it sent the run back to: over the top of both, from right to left. */
export function backPath(
  from: Point,
  to: Point,
): { readonly line: string; readonly head: string; readonly middle: Point } {
  const top = Math.min(from.y, to.y) - 14;
  const start = from.x + CARD.width * 0.7;
  const end = to.x + CARD.width * 0.3;
  const round = Math.min(12, Math.max(0, start - end) / 2);
  return {
    line: `M${start} ${from.y}V${top + round}Q${start} ${top} ${start - round} ${top}H${end + round}Q${end} ${top} ${end} ${top + round}V${to.y - 1}`,
    head: `M${end - 4} ${to.y - HEAD - 1}L${end} ${to.y - 1}L${end + 4} ${to.y - HEAD - 1}`,
    middle: { x: (start + end) / 2, y: top },
  };
}

function isWide(starts: readonly Point[], targets: readonly Point[]): boolean {
  return starts.length > 1 && targets.length > 1;
}

function single(starts: readonly Point[], targets: readonly Point[]): string[] {
  return starts.flatMap((start) => targets.map((target) => curve(start, target)));
}

function joined(starts: readonly Point[], targets: readonly Point[]): string[] {
  const ends = [...starts, ...targets].map(({ y }) => y);
  const x = Math.min(...targets.map((target) => target.x)) - GUTTER / 2;
  const middle = { x, y: (Math.min(...ends) + Math.max(...ends)) / 2 };
  return [
    ...starts.map((start) => curve(start, middle)),
    ...targets.map((target) => curve(middle, target)),
  ];
}

function curve(from: Point, to: Point): string {
  if (from.y === to.y) return `M${spot(from)}H${to.x}`;
  const bend = (from.x + to.x) / 2;
  return `M${spot(from)}C${bend} ${from.y} ${bend} ${to.y} ${spot(to)}`;
}

function lane(
  cell: Cell | undefined,
  into: (id: string) => Point,
  out: (id: string) => Point,
): string {
  return cell?.isLane === true ? `M${spot(into(cell.id))}H${out(cell.id).x}` : "";
}

function headAt({ x, y }: Point): string {
  return `M${x - HEAD} ${y - HEAD + 1}L${x} ${y}L${x - HEAD} ${y + HEAD - 1}`;
}

function side(cell: Cell | undefined, at: Point | undefined, isRight: boolean): Point {
  const { x, y } = at ?? { x: 0, y: 0 };
  const height = cell?.isLane === true ? LANE : CARD.height;
  return { x: isRight ? x + CARD.width : x, y: y + height / 2 };
}

function spot({ x, y }: Point): string {
  return `${x} ${y}`;
}
