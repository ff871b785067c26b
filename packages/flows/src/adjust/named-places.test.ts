import { describe, expect, test } from "vitest";
import { placesIn } from "./named-places.ts";

describe("the places that a text names", () => {
  test.each([
    ["See src/a.ts:12 and `b.ts:3-9`.", ["src/a.ts:12", "b.ts:3"]],
    ["`docs/my plan.md:1`, docs/plan.md:2", ["docs/my plan.md:1", "docs/plan.md:2"]],
    ["`run it on localhost:80` at 127.0.0.1:8080, ratio 1:2", []],
    ["src/a.ts:1:2 and https://a.example/b.ts:443", []],
    ["src/a.ts:1 and src/a.ts:1", ["src/a.ts:1"]],
  ])("in %j", (text, places) => {
    expect(placesIn(text).map(({ path, line }) => `${path}:${line}`)).toEqual(places);
  });

  test("are found in time", () => {
    for (const piece of [".", "/", "a/", "a.", "a.b:1 ", "`", "`a ", "-", ":", "1"]) {
      const start = performance.now();
      placesIn(`${piece.repeat(1_000_000 / piece.length)}x`);
      expect(performance.now() - start).toBeLessThan(5_000);
    }
  });
});
