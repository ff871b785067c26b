import { widthOf } from "../output/width.ts";

/** Least time between two frames, in milliseconds. */
const FRAME_MS = 100;

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";
/** Terminals that know these marks show what is between them at once; others ignore them. */
const BEGIN = "\u001b[?2026h";
const END = "\u001b[?2026l";

/** A few lines at the end of a terminal's text that are drawn again in place. */
export interface LiveScreen {
  /** Columns that a line may fill. */
  readonly columns: number;
  readonly rows: number;
  /** Draws the lines soon, at most ten times a second; the last call counts. */
  draw(lines: () => readonly string[]): void;
  /** Draws the lines now and leaves them where they are; what follows comes below. */
  leave(lines: readonly string[]): void;
  /** Takes the lines away and gives the cursor back. */
  close(): void;
}

/** The size of a terminal that says none. */
const USUAL_COLUMNS = 80;
const USUAL_ROWS = 24;

/** A live screen on a terminal. Lines must not be wider than its columns. */
export function createLiveScreen(stream: NodeJS.WriteStream): LiveScreen {
  let drawn: readonly string[] = [];
  let latest: (() => readonly string[]) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let hidden = false;
  let last = 0;
  const paint = (lines: readonly string[]): void => {
    const up = rowsOf(drawn, stream.columns || USUAL_COLUMNS);
    const text = lines.map((line) => `${line}\u001b[K\n`).join("");
    stream.write(
      `${BEGIN}${hidden ? "" : HIDE_CURSOR}${up === 0 ? "" : `\u001b[${up}F`}${text}\u001b[J${END}`,
    );
    hidden = true;
    drawn = lines;
    last = performance.now();
  };
  const frame = (): void => {
    timer = undefined;
    const lines = latest?.();
    latest = undefined;
    if (lines) paint(lines);
  };
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
    latest = undefined;
  };
  const show = (): void => {
    if (hidden) stream.write(SHOW_CURSOR);
    hidden = false;
  };
  return {
    // A line that fills the last column makes some terminals go to the next one.
    get columns() {
      return Math.max(20, (stream.columns || USUAL_COLUMNS) - 1);
    },
    get rows() {
      return Math.max(4, (stream.rows || USUAL_ROWS) - 1);
    },
    draw(lines) {
      latest = lines;
      timer ??= setTimeout(frame, Math.max(0, FRAME_MS - (performance.now() - last)));
    },
    leave(lines) {
      stop();
      paint(lines);
      drawn = [];
      show();
    },
    close() {
      stop();
      if (drawn.length > 0) paint([]);
      drawn = [];
      show();
    },
  };
}

/** Rows that lines take after the terminal's width may have changed. */
function rowsOf(lines: readonly string[], columns: number): number {
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / columns)), 0);
}
