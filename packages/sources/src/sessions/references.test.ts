import { describe, expect, test } from "vitest";
import { referencesIn } from "./references.ts";

describe("references to repositories", () => {
  test.each([
    ["see acme/shop#12, acme/shop#13 and ann/site.js#1", ["acme/shop", "ann/site.js"]],
    ["https://github.com/acme/shop/pull/3#discussion", ["acme/shop"]],
    ["http://git.example.org:3000/acme/shop/pulls/4.", ["acme/shop"]],
    ["https://git.example.org/group/acme/shop/-/issues/4", ["acme/shop"]],
    ["https://git.example.org/acme/shop/issues/new", []],
    ["src/a/b#12 acme/shop #12 a#1 shop#12 acme/shop#x", []],
    ["(acme/shop#7)", ["acme/shop"]],
  ])("%s", (text, found) => {
    expect(referencesIn(text)).toEqual(found);
  });

  test("are found in a long text in no time", () => {
    expect(
      referencesIn(`${"a/".repeat(50_000)}#1 ${"https://".repeat(20_000)} acme/shop#1`),
    ).toEqual(["acme/shop"]);
  }, 10_000);
});
