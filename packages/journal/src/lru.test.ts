import { describe, expect, test } from "vitest";
import { Lru } from "./lru.ts";

describe("an Lru", () => {
  test("forgets what was not used for longest", () => {
    const lru = new Lru<string, number>(2);
    lru.set("a", 1);
    lru.set("b", 2);
    lru.get("a");
    lru.set("c", 3);
    expect(["a", "b", "c"].map((key) => lru.get(key))).toEqual([1, undefined, 3]);
  });

  test("weighs its entries, and keeps none that is heavier than all it may hold", () => {
    const lru = new Lru<string, string>(10);
    lru.set("a", "a", 4);
    lru.set("b", "b", 4);
    lru.set("c", "c", 5);
    expect(["a", "b", "c"].map((key) => lru.get(key))).toEqual([undefined, "b", "c"]);
    lru.set("d", "d", 11);
    expect(["b", "c", "d"].map((key) => lru.get(key))).toEqual(["b", "c", undefined]);
  });

  test("replaces a value and its weight", () => {
    const lru = new Lru<string, string>(10);
    lru.set("a", "old", 9);
    lru.set("a", "new", 1);
    lru.set("b", "b", 9);
    expect([lru.get("a"), lru.get("b")]).toEqual(["new", "b"]);
    lru.clear();
    expect(lru.get("a")).toBeUndefined();
  });
});
