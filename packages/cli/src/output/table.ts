import { pad, truncate, widthOf } from "./width.ts";

/** A column of a table. */
export interface Column<T> {
  readonly title: string;
  readonly cell: (row: T) => string;
  /** Gives way when the table is wider than the terminal; at most one column does. */
  readonly flexible?: boolean;
  readonly align?: "right";
}

const GAP = "  ";
const LEAST_FLEXIBLE = 12;

/** Lays rows out in columns, without lines or boxes. A column whose cells are all empty is left out. */
export function table<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  options: { readonly columns: number; readonly head: (text: string) => string },
): string {
  const shown = columns
    .map((column) => ({ column, cells: rows.map(column.cell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const widths = shown.map(({ column, cells }) =>
    Math.max(widthOf(column.title), ...cells.map(widthOf)),
  );
  const flexible = shown.findIndex(({ column }) => column.flexible);
  const total = widths.reduce((sum, width) => sum + width, 0) + GAP.length * (shown.length - 1);
  if (flexible >= 0 && total > options.columns) {
    const width = widths[flexible] ?? 0;
    widths[flexible] = Math.max(LEAST_FLEXIBLE, width - (total - options.columns));
  }
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        const fitted = truncate(cell, width);
        if (shown[index]?.column.align === "right")
          return " ".repeat(Math.max(0, width - widthOf(fitted))) + fitted;
        return index === cells.length - 1 ? fitted : pad(fitted, width);
      })
      .join(GAP)
      .trimEnd();
  const titles = shown.map(({ column }, index) =>
    column.align === "right"
      ? column.title.padStart(widths[index] ?? 0)
      : index === shown.length - 1
        ? column.title
        : pad(column.title, widths[index] ?? 0),
  );
  const body = rows.map((_, row) => line(shown.map(({ cells }) => cells[row] ?? "")));
  return [options.head(titles.join(GAP)), ...body].join("\n");
}
