/** Something in a text that is marked: a line, or characters of it. */
export interface CodeMark {
  /** Number of the line, counted as the numbers that are shown. */
  readonly line: number;
  /** First character, from 0; absent: from the line's beginning. */
  readonly start?: number | undefined;
  /** Character after the last one; absent: to the line's end. */
  readonly end?: number | undefined;
}
