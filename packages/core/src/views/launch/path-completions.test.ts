import { describe, expect, test } from "vitest";
import { nearestPaths } from "./nearest-paths.ts";
import { pathCompletions } from "./path-completions.ts";

const FILES = ["README.md", "docs/plan.md", "docs/spec.md", "src/api/cart.ts", "src/cart.ts"];

describe("what the beginning of a path may become", () => {
  test("is what is there at the top, directories first", () => {
    expect(pathCompletions(FILES, "")).toEqual(["docs/", "src/", "README.md"]);
  });

  test("is what a directory holds, one level at a time", () => {
    expect(pathCompletions(FILES, "src/")).toEqual(["src/api/", "src/cart.ts"]);
    expect(pathCompletions(FILES, "./src/api/")).toEqual(["src/api/cart.ts"]);
  });

  test("is then a file by its name, and by what is within its path, whatever the case", () => {
    expect(pathCompletions(FILES, "CAR")).toEqual(["src/api/cart.ts", "src/cart.ts"]);
    expect(pathCompletions(FILES, "spec.")).toEqual(["docs/spec.md"]);
    expect(pathCompletions(FILES, "pi/ca")).toEqual(["src/api/cart.ts"]);
    expect(pathCompletions(FILES, "zebra")).toEqual([]);
  });

  test("is bounded in a project of very many files", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `a/file-${index}.ts`);
    expect(pathCompletions(many, "a/file")).toHaveLength(20);
  });
});

describe("paths that one which leads nowhere may have meant", () => {
  test("have its name elsewhere, or are spelled like it", () => {
    expect(nearestPaths("lib/cart.ts", FILES)).toEqual(["src/api/cart.ts", "src/cart.ts"]);
    expect(nearestPaths("docs/pln.md", FILES)).toEqual(["docs/plan.md"]);
    expect(nearestPaths("srcs/", FILES)).toEqual(["src"]);
    expect(nearestPaths("spce.md", FILES)).toEqual(["docs/spec.md"]);
    expect(nearestPaths("zebra/quagga.ts", FILES)).toEqual([]);
  });
});
