/** Sizes of a graph in pixels at full size. */
export const CARD = { width: 216, height: 60 } as const;
/** Room between columns, in which edges turn. */
export const GUTTER = 72;
/** Room between cards of a column. */
export const GAP = 14;
/** Height of the way that an edge takes past the cards of a column. */
export const LANE = 10;
/** Height of the line with the names of waves. */
export const HEAD = 36;
/** Room around everything. */
export const MARGIN = 24;
