import { execFileSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hashOfAll } from "../fixtures/hash-of-all.ts";
import { createRepository } from "../fixtures/repository.ts";
import { writingIn } from "../fixtures/writing.ts";

test("many loose objects become a few packs, with nothing missing once the user's are gone", async () => {
  const repository = createRepository();
  for (let file = 0; file < 700; file++)
    repository.write(`part-${file % 7}/${file}.ts`, `${file}\n`);
  repository.git("-c", "gc.auto=0", "add", "--all");
  repository.git("-c", "gc.auto=0", "commit", "--quiet", "-m", "first");
  const before = hashOfAll(repository.path);
  const { clone } = await writingIn(repository);
  expect(hashOfAll(repository.path)).toEqual(before);
  const names = readdirSync(clone.objects);
  expect(names.filter((name) => name.length === 2)).toEqual([]);
  const packs = readdirSync(join(clone.objects, "pack")).filter((name) => name.endsWith(".pack"));
  expect(packs).toHaveLength(Math.min(availableParallelism(), 4));
  rmSync(repository.path, { recursive: true });
  const git = (...args: string[]): string =>
    execFileSync("git", [`--git-dir=${clone.gitDir}`, ...args], { encoding: "utf8" });
  expect(git("ls-tree", "-r", "--name-only", clone.base).trim().split("\n")).toHaveLength(700);
  git("fsck", "--full", "--strict");
});
