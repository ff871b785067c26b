import { describe, expect, test } from "vitest";
import { runItem } from "./stand-in-run.ts";
import { createLatestPatches, type PatchEntry } from "./latest-patches.ts";

function entry(id: string, rev: number): PatchEntry {
  return { k: "run", id, rev, v: runItem(id) };
}

describe("what the stream said last", () => {
  test("is news only with a higher revision than what was seen of the same thing", () => {
    const latest = createLatestPatches();
    expect(latest.take(entry("a", 2))).toBe(true);
    expect(latest.take(entry("a", 2))).toBe(false);
    expect(latest.take(entry("a", 1))).toBe(false);
    expect(latest.take(entry("b", 1))).toBe(true);
    expect(latest.take(entry("a", 2.5))).toBe(true);
  });

  test("mends an answer with what came while it was on its way, each thing once", () => {
    const latest = createLatestPatches();
    latest.take(entry("a", 1));
    const mark = latest.mark();
    latest.take(entry("b", 2));
    latest.take(entry("a", 3));
    latest.take(entry("b", 4));
    expect(latest.since(mark).map(({ id, rev }) => [id, rev])).toEqual([
      ["a", 3],
      ["b", 4],
    ]);
    expect(latest.since(latest.mark())).toEqual([]);
  });

  test("is not kept for ever, the oldest least", () => {
    const latest = createLatestPatches(2);
    for (const id of ["a", "b", "a", "c"]) latest.take(entry(id, latest.mark()));
    expect(latest.since(0).map(({ id }) => id)).toEqual(["a", "c"]);
  });

  test("is nothing after it was forgotten", () => {
    const latest = createLatestPatches();
    latest.take(entry("a", 9));
    latest.clear();
    expect(latest.take(entry("a", 1))).toBe(true);
  });
});
