import type { GraphLayout } from "../layout/layout-graph.ts";
import type { GraphModel } from "./graph-model.ts";

/** Where an arrow key leads. */
export type Way = "left" | "right" | "up" | "down";

/**
 * The card that an arrow key leads to: along an edge to the left and right, to the one that is nearest in
 * height; to the next of the column up and down. Undefined where the graph ends.
 */
export function neighbour(
  { edges }: GraphModel,
  { cards, columns }: GraphLayout,
  card: string,
  way: Way,
): string | undefined {
  if (way === "up" || way === "down") {
    const column = columns.find((ids) => ids.includes(card)) ?? [];
    return column[column.indexOf(card) + (way === "up" ? -1 : 1)];
  }
  const linked = edges.flatMap(({ from, to }) => {
    if (way === "right") return from === card ? [to] : [];
    return to === card ? [from] : [];
  });
  const height = cards.get(card)?.y ?? 0;
  const near = (id: string): number => Math.abs((cards.get(id)?.y ?? 0) - height);
  return linked.toSorted((a, b) => near(a) - near(b))[0];
}
