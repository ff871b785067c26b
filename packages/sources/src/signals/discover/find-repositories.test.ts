import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { scratch } from "../fixtures/fixture-repository.ts";
import { findRepositories } from "./find-repositories.ts";

/** A root with working trees at places below it. */
function rootWith(...places: string[]): string {
  const root = scratch();
  for (const place of places) mkdirSync(join(root, place, ".git"), { recursive: true });
  return root;
}
const found = async (root: string): Promise<string[]> =>
  (await findRepositories([root])).paths.map((path) => relative(root, path)).toSorted();

describe("looking for repositories", () => {
  test("finds them to a depth of four, and the root itself", async () => {
    const root = rootWith("a", "1/2/3/4", "1/2/3/5/6", "b/c");
    expect(await found(root)).toEqual(["1/2/3/4", "a", "b/c"]);
    expect(await found(join(root, "a"))).toEqual([""]);
  });

  test("takes a file called .git for one too, as linked working trees have it", async () => {
    const root = rootWith("a");
    mkdirSync(join(root, "tree"));
    writeFileSync(join(root, "tree/.git"), "gitdir: ../a/.git/worktrees/tree\n");
    expect(await found(root)).toEqual(["a", "tree"]);
  });

  test("passes over what is hidden, made or fetched, and does not look into a found one", async () => {
    const skipped = ["node_modules", "target", "dist", "build", ".venv", "venv", ".hidden"];
    const root = rootWith("a", "a/inside", ...skipped.map((name) => `${name}/r`), "targets/r");
    expect(await found(root)).toEqual(["a", "targets/r"]);
  });

  test("follows no link, so that a loop ends", async () => {
    const root = rootWith("x/a");
    symlinkSync(root, join(root, "x/loop"));
    symlinkSync(join(root, "x/a"), join(root, "link"));
    expect(await found(root)).toEqual(["x/a"]);
  });

  test("names each once when roots lie in one another, each to its own depth", async () => {
    const root = rootWith("1/2/3/4/5", "1/a");
    const { paths } = await findRepositories([root, join(root, "1"), `${root}/`]);
    expect(paths.map((path) => relative(root, path)).toSorted()).toEqual(["1/2/3/4/5", "1/a"]);
  });

  test("says what is not there, and goes on", async () => {
    const root = rootWith("a");
    const { paths, problems } = await findRepositories([join(root, "gone"), root]);
    expect(paths).toHaveLength(1);
    expect(problems).toMatchObject([{ path: join(root, "gone") }]);
  });
});
