import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scratch } from "./fixtures/fixture-repository.ts";
import { ownScratch } from "./own-scratch.ts";

describe("our directory", () => {
  test("is our own, and what a killed process has left goes", () => {
    const root = scratch();
    const { pid } = spawnSync("true");
    for (const name of [
      `wheelhouse-repositories-${pid}-a`,
      `wheelhouse-repositories-${process.ppid}-b`,
      "wheelhouse-repositories-c",
      "others",
    ])
      mkdirSync(join(root, name));
    const mine = [ownScratch(root), ownScratch(root)];
    expect(new Set(mine).size).toBe(2);
    expect(
      readdirSync(root)
        .map((name) => join(root, name))
        .toSorted(),
    ).toEqual(
      [
        ...mine,
        join(root, `wheelhouse-repositories-${process.ppid}-b`),
        join(root, "wheelhouse-repositories-c"),
        join(root, "others"),
      ].toSorted(),
    );
  });
});
