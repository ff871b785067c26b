/** Places in a run from `from` to `to`, both included. */
export interface SeqRange {
  readonly from: number;
  readonly to: number;
}

/** A set of places as ranges: in order, apart from each other, and few of them. */
export interface SeqRanges extends Iterable<SeqRange> {
  readonly last: SeqRange | undefined;
  /** Adds places that all come after those that are in it. */
  push(range: SeqRange): void;
  /** Takes one place out; false when it was not in it. */
  take(seq: number): boolean;
  clear(): void;
}

/** An empty set. */
export function createSeqRanges(): SeqRanges {
  let ranges: SeqRange[] = [];

  /** The first range that ends at or after a place. */
  function indexOf(seq: number): number {
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ranges[middle]?.to ?? 0) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    [Symbol.iterator]: () => ranges.values(),
    get last() {
      return ranges.at(-1);
    },
    push({ from, to }) {
      const last = ranges.at(-1);
      if (last !== undefined && last.to === from - 1)
        ranges[ranges.length - 1] = { from: last.from, to };
      else ranges.push({ from, to });
    },
    take(seq) {
      const index = indexOf(seq);
      const range = ranges[index];
      if (range === undefined || range.from > seq) return false;
      const rest: SeqRange[] = [];
      if (range.from < seq) rest.push({ from: range.from, to: seq - 1 });
      if (range.to > seq) rest.push({ from: seq + 1, to: range.to });
      ranges.splice(index, 1, ...rest);
      return true;
    },
    clear() {
      ranges = [];
    },
  };
}
