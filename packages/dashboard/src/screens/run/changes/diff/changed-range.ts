/** The characters of a line that differ from another: from `start` up to but without `end`. */
export interface ChangedRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What of a line is another in the line that took its place: all between what both begin with and what both end with.
 * Undefined where they have too little in common for that to help anybody.
 */
export function changedRange(line: string, other: string): ChangedRange | undefined {
  const most = Math.min(line.length, other.length);
  let start = 0;
  while (start < most && line[start] === other[start]) start += 1;
  let tail = 0;
  while (tail < most - start && line.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  // Indentation alone makes no two lines alike.
  const common = line.slice(0, start).trim().length + line.slice(line.length - tail).trim().length;
  if (common * 3 < line.trim().length) return undefined;
  return start === line.length - tail ? undefined : { start, end: line.length - tail };
}
