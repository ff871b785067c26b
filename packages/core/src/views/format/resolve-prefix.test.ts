import { describe, expect, test } from "vitest";
import { resolvePrefix } from "./resolve-prefix.ts";
import { shortIds } from "./short-ids.ts";

const IDS = ["4k2a", "4k2b9", "4k2b", "9z"];

describe("a shortened id", () => {
  test("stands for the one id that begins with it", () => {
    expect(resolvePrefix("9", IDS)).toEqual({ found: "one", id: "9z" });
  });

  test("stands for itself when it is whole, also when a longer one begins with it", () => {
    expect(resolvePrefix("4k2b", IDS)).toEqual({ found: "one", id: "4k2b" });
  });

  test("that fits several names them", () => {
    expect(resolvePrefix("4k", IDS)).toEqual({ found: "many", ids: ["4k2a", "4k2b", "4k2b9"] });
  });

  test("that fits none, or is empty, stands for nothing", () => {
    expect(resolvePrefix("5", IDS)).toEqual({ found: "none" });
    expect(resolvePrefix("", IDS)).toEqual({ found: "none" });
    expect(resolvePrefix("", [])).toEqual({ found: "none" });
  });

  test("is found among the ids that it was shortened among", () => {
    const ids = ["abcdef", "abcdxy", "abq", "zzzzzzzz", "abcd"];
    const short = shortIds(ids, 2);
    expect(Object.fromEntries(short)).toEqual({
      abcdef: "abcde",
      abcdxy: "abcdx",
      abq: "abq",
      zzzzzzzz: "zz",
      abcd: "abcd",
    });
    for (const id of ids)
      expect(resolvePrefix(short.get(id) ?? "", ids)).toEqual({ found: "one", id });
  });

  test("has four characters unless it needs more", () => {
    expect(shortIds(["4k2abcd", "9zzzzzz", "9zzzyyy"]).get("4k2abcd")).toBe("4k2a");
    expect(shortIds(["4k2abcd", "9zzzzzz", "9zzzyyy"]).get("9zzzyyy")).toBe("9zzzy");
  });
});
