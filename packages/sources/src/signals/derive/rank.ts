/** What says how much a repository moves, dimension by dimension. */
export type Dimensions = Readonly<Record<string, number>>;

/** How a repository stands among the others. */
export interface Rank {
  readonly score: number;
  /** Nothing of it moves. */
  readonly isDormant: boolean;
}

/**
 * Scores by the median rule: a dimension adds ln(1 + value ÷ median of all values that are not zero), so that one that is
 * counted in thousands weighs no more than one that is counted in ones.
 */
export function rank(all: readonly Dimensions[]): Rank[] {
  const names = new Set(all.flatMap((each) => Object.keys(each)));
  const medians = new Map(
    [...names].map((name) => [name, medianOfNonZero(all.map((each) => each[name] ?? 0))] as const),
  );
  return all.map((each) => {
    let score = 0;
    for (const [name, median] of medians)
      if (median > 0) score += Math.log(1 + (each[name] ?? 0) / median);
    return {
      // A sum of logarithms is not the same to the last digit on every machine.
      score: Math.round(score * 1_000) / 1_000,
      isDormant: Object.values(each).every((value) => value === 0),
    };
  });
}

function medianOfNonZero(values: readonly number[]): number {
  const sorted = values.filter((value) => value > 0).toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

/** Order of a list: those that want action first, then the most active, then by name. */
export function byRank(
  a: {
    readonly wantsAction: boolean;
    readonly score: number;
    readonly name: string;
    readonly id: string;
  },
  b: typeof a,
): number {
  if (a.wantsAction !== b.wantsAction) return a.wantsAction ? -1 : 1;
  if (a.score !== b.score) return b.score - a.score;
  const [left, right] = [a.name.toLowerCase(), b.name.toLowerCase()];
  if (left !== right) return left < right ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
