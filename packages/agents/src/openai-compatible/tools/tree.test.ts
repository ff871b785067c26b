import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryTree } from "../../scout/temporary-tree.ts";
import { Refusal } from "./refusal.ts";
import { openTree } from "./tree.ts";

const FILES = {
  "project/src/a.ts": "inside\n",
  "project/.git/config": "secret\n",
  "project/sub/.git": "gitdir: elsewhere\n",
  "project/.gitignore": "dist\n",
  "project/picture.png": "\u0089PNG\0\0",
  "outside.txt": "outside\n",
  "project-b/b.ts": "a neighbour\n",
};

async function ground() {
  const base = await temporaryTree(FILES);
  const root = join(base.root, "project");
  symlinkSync(join(base.root, "outside.txt"), join(root, "link.txt"));
  symlinkSync("..", join(root, "up"));
  symlinkSync("src/a.ts", join(root, "inner.ts"));
  symlinkSync(".git", join(root, "hub"));
  symlinkSync("loop", join(root, "loop"));
  symlinkSync("/proc/self/root", join(root, "proc"));
  return { base, root, tree: openTree(root) };
}

describe("a tree", () => {
  test("reads what is inside, by relative and by whole paths, and through a link that stays inside", async () => {
    const { base, root, tree } = await ground();
    await using _ = base;
    for (const path of [
      "src/a.ts",
      "./src/../src/a.ts",
      join(root, "src/a.ts"),
      "inner.ts",
      " src/a.ts ",
    ])
      expect(tree.readText(tree.find(path))).toBe("inside\n");
    expect(tree.find(".").full).toBe(realpathSync(root));
    expect(tree.find(root).path).toBe(".");
    expect(tree.readText(tree.find(".gitignore"))).toBe("dist\n");
  });

  test.each([
    ["../outside.txt", /outside of the project/],
    ["src/../../outside.txt", /outside of the project/],
    ["..", /outside of the project/],
    ["/etc/passwd", /outside of the project/],
    ["link.txt", /outside of the project/],
    ["up/outside.txt", /outside of the project/],
    ["up/project-b/b.ts", /outside of the project/],
    ["proc/etc/passwd", /outside of the project/],
    ["../project-b/b.ts", /outside of the project/],
    ["src/a.ts\0.png", /NUL/],
    ["loop", /There is no/],
    ["nothing.ts", /There is no/],
    ["src/a.ts/more", /There is no/],
    ["~/x", /There is no/],
    ["file:///etc/passwd", /There is no/],
    [".git/config", /Git's own/],
    [".GIT/config", /Git's own/],
    ["./src/../.git/config", /Git's own/],
    ["sub/.git", /Git's own/],
    ["hub/config", /Git's own/],
  ])("refuses %j", async (path, why) => {
    const { base, tree } = await ground();
    await using _ = base;
    expect(() => tree.find(path)).toThrow(why);
    expect(() => tree.find(path)).toThrow(Refusal);
  });

  test("a path beside the root that begins like it is outside", async () => {
    const { base, root, tree } = await ground();
    await using _ = base;
    expect(() => tree.find(`${root}-b/b.ts`)).toThrow(/outside/);
  });

  test("refuses folders, binary files, pipes and huge files politely", async () => {
    const { base, root, tree } = await ground();
    await using _ = base;
    execFileSync("mkfifo", [join(root, "pipe")]);
    mkdirSync(join(root, "empty"));
    writeFileSync(join(root, "huge.txt"), "x".repeat(9 * 1024 * 1024));
    const refusal = (path: string) => () => tree.readText(tree.find(path));
    expect(refusal("src")).toThrow(/is a directory/);
    expect(refusal("picture.png")).toThrow(/binary file of 7 bytes/);
    expect(refusal("pipe")).toThrow(/not a file with text/);
    expect(refusal("huge.txt")).toThrow(/more than can be read/);
  });

  test("what becomes a link after it was found is not followed", async () => {
    const { base, root, tree } = await ground();
    await using _ = base;
    const found = tree.find("src/a.ts");
    expect(() => tree.readText({ ...found, full: join(root, "link.txt") })).toThrow(
      /cannot be read/,
    );
  });
});
