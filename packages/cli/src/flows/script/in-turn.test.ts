import { expect, test } from "vitest";
import { inTurn } from "./in-turn.ts";

test("so much work is done at once, the rest in order, and what fails keeps nobody waiting", async () => {
  const turn = inTurn(2);
  const begun: number[] = [];
  const ends = [0, 1, 2, 3].map(() => Promise.withResolvers<void>());
  const works = ends.map(({ promise }, index) =>
    turn(async () => {
      begun.push(index);
      await promise;
      if (index === 0) throw new Error("no");
      return index;
    }),
  );
  const outcomes = Promise.allSettled(works);
  expect(begun).toEqual([0, 1]);
  ends[1]?.resolve();
  await works[1];
  expect(begun).toEqual([0, 1, 2]);
  ends[0]?.resolve();
  await expect(works[0]).rejects.toThrow("no");
  expect(begun).toEqual([0, 1, 2, 3]);
  for (const { resolve } of ends) resolve();
  expect((await outcomes).map(({ status }) => status)).toEqual([
    "rejected",
    "fulfilled",
    "fulfilled",
    "fulfilled",
  ]);
});
