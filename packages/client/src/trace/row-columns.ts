/** What every row has, in columns: 18 bytes a row. A row whose type is 0 is not known. */
export interface RowColumns {
  /** Milliseconds. */
  readonly at: Float64Array;
  readonly type: Uint16Array;
  readonly step: Uint32Array;
  readonly attempt: Uint32Array;
}

const FIRST_ROWS = 1_024;

/** Columns without rows. */
export function emptyColumns(): RowColumns {
  return columnsFor(FIRST_ROWS);
}

/** Columns with room for so many rows: the same, or bigger ones with the same rows. */
export function withRoom(columns: RowColumns, rows: number): RowColumns {
  if (rows <= columns.at.length) return columns;
  let room = columns.at.length;
  while (room < rows) room *= 2;
  const bigger = columnsFor(room);
  bigger.at.set(columns.at);
  bigger.type.set(columns.type);
  bigger.step.set(columns.step);
  bigger.attempt.set(columns.attempt);
  return bigger;
}

function columnsFor(rows: number): RowColumns {
  return {
    at: new Float64Array(rows),
    type: new Uint16Array(rows),
    step: new Uint32Array(rows),
    attempt: new Uint32Array(rows),
  };
}
