import { describe, expect, test } from "vitest";
import { byRank, rank } from "./rank.ts";

describe("ranking", () => {
  test("weighs each dimension by the median of its values that are not zero", () => {
    const ranks = rank([
      { commits: 10, churn: 1_000 },
      { commits: 0, churn: 4_000 },
      { commits: 30, churn: 0 },
      { commits: 0, churn: 0 },
    ]);
    const score = (...shares: number[]): number =>
      Math.round(shares.reduce((sum, share) => sum + Math.log(1 + share), 0) * 1_000) / 1_000;
    expect(ranks).toEqual([
      { score: score(10 / 20, 1_000 / 2_500), isDormant: false },
      { score: score(0, 4_000 / 2_500), isDormant: false },
      { score: score(30 / 20, 0), isDormant: false },
      { score: 0, isDormant: true },
    ]);
  });

  test("takes nothing from a dimension that is zero everywhere", () => {
    expect(rank([{ a: 0, b: 3 }])).toEqual([{ score: 0.693, isDormant: false }]);
    expect(rank([])).toEqual([]);
  });

  test("puts first what wants action, then what moves most, then by name", () => {
    const each = (wantsAction: boolean, score: number, name: string) => ({
      wantsAction,
      score,
      name,
      id: name,
    });
    const sorted = [
      each(true, 1, "d"),
      each(true, 2, "c"),
      each(false, 9, "b"),
      each(false, 1, "B2"),
      each(false, 1, "a1"),
    ];
    expect(sorted.toReversed().toSorted(byRank)).toEqual([
      each(true, 2, "c"),
      each(true, 1, "d"),
      each(false, 9, "b"),
      each(false, 1, "a1"),
      each(false, 1, "B2"),
    ]);
  });
});
