import { pad, truncate, widthOf } from "./width.ts";
import { wrap } from "./wrap.ts";

/** A column of a table. */
export interface Column<T> {
  readonly title: string;
  readonly cell: (row: T) => string;
  /** Gives way when the table is wider than the terminal; at most one column does. */
  readonly flexible?: boolean;
  /** The flexible column goes on below itself in place of being cut: for sentences. The last column only. */
  readonly wraps?: boolean;
  readonly align?: "right";
}

const GAP = "  ";
/** A column that gives way keeps this many; when that is too much, it goes. */
const LEAST_FLEXIBLE = 8;

/**
 * Lays rows out in columns, without lines or boxes. A column whose cells are all empty is left out,
 * and so is the flexible one where there is no room for it.
 */
export function table<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  options: { readonly columns: number; readonly head: (text: string) => string },
): string {
  let shown = columns
    .map((column) => ({ column, cells: rows.map(column.cell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  let widths = shown.map(({ column, cells }) =>
    Math.max(widthOf(column.title), ...cells.map(widthOf)),
  );
  const flexible = shown.findIndex(({ column }) => column.flexible);
  const total = widths.reduce((sum, width) => sum + width, 0) + GAP.length * (shown.length - 1);
  if (flexible >= 0 && total > options.columns) {
    const width = (widths[flexible] ?? 0) - (total - options.columns);
    if (width >= LEAST_FLEXIBLE) widths[flexible] = width;
    else {
      shown = shown.toSpliced(flexible, 1);
      widths = widths.toSpliced(flexible, 1);
    }
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
  const last = shown.at(-1)?.column;
  const room = widths.at(-1) ?? 0;
  const left = widths.slice(0, -1).reduce((sum, width) => sum + width + GAP.length, 0);
  const body = rows.flatMap((_, row) => {
    const cells = shown.map((each) => each.cells[row] ?? "");
    const end = cells.at(-1) ?? "";
    if (last?.wraps !== true || widthOf(end) <= room) return [line(cells)];
    const [first = "", ...more] = wrap(end, room).split("\n");
    return [line(cells.with(-1, first)), ...more.map((text) => `${" ".repeat(left)}${text}`)];
  });
  const fit = (text: string): string => truncate(text, options.columns);
  return [options.head(fit(titles.join(GAP))), ...body.map(fit)].join("\n");
}
