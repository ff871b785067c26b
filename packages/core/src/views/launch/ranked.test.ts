import { describe, expect, test } from "vitest";
import { ranked } from "./ranked.ts";

const thing = (...names: string[]) => ({ names });
const first = (things: readonly { names: string[] }[], words: string) =>
  ranked(things, words).map(({ names }) => names[0]);

describe("what words fit", () => {
  const THINGS = [
    thing("Cancel the run"),
    thing("Run code-review…", "Review"),
    thing("Orders: a review of src", "r7k2"),
    thing("Review the refund branch"),
  ];

  test("is all of it while there are none, in its order", () => {
    expect(ranked(THINGS, "  ")).toEqual(THINGS);
  });

  test("comes by how well: beginnings, then words, then parts", () => {
    expect(first(THINGS, "review")).toEqual([
      "Review the refund branch",
      "Run code-review…",
      "Orders: a review of src",
    ]);
    expect(first(THINGS, "ancel")).toEqual(["Cancel the run"]);
  });

  test("is found by its other names, and by words in any order", () => {
    expect(first(THINGS, "r7k2")).toEqual(["Orders: a review of src"]);
    expect(first(THINGS, "branch review")).toEqual(["Review the refund branch"]);
  });

  test("is found by first letters, and not by letters that are strewn about", () => {
    expect(first(THINGS, "rtrb")).toEqual(["Review the refund branch"]);
    expect(first(THINGS, "eeh")).toEqual([]);
    expect(first(THINGS, "zebra")).toEqual([]);
  });
});
