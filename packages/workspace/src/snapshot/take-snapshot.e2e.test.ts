import { execFileSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
  mkdirSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createRepository, type FixtureRepository } from "../fixtures/repository.ts";
import { hashOfAll } from "../fixtures/hash-of-all.ts";
import { scratch } from "../fixtures/scratch.ts";
import { listFiles } from "./list-files.ts";
import { takeSnapshot } from "./take-snapshot.ts";

function committed(): FixtureRepository {
  const repository = createRepository();
  repository.write("src/a.ts", "export const a = 1;\n");
  repository.write("crlf.txt", "one\r\ntwo\r\n");
  repository.write(".gitignore", "*.log\nbuild/\n");
  repository.write(".gitattributes", "*.txt text eol=lf filter=evil\n");
  repository.git("add", ".");
  repository.git("commit", "--quiet", "-m", "first");
  return repository;
}

const take = (repository: { root: string; path: string }, project = repository.path) =>
  takeSnapshot({ project, into: join(repository.root, "snapshot") });
const paths = (tree: string): string[] => listFiles(tree).map((file) => file.path);

describe("a snapshot", () => {
  test("holds the exact working state: staged, unstaged and untracked, without what is ignored", async () => {
    const repository = committed();
    repository.write("src/a.ts", "export const a = 2;\n");
    repository.write("src/staged.ts", "staged\n");
    repository.git("add", "src/staged.ts");
    repository.write("src/staged.ts", "changed after it was staged\n");
    repository.write("untracked ünï\n.txt", "new\n");
    repository.write("ignored.log", "noise\n");
    repository.write("tracked.log", "tracked although ignored\n");
    repository.git("add", "--force", "tracked.log");
    chmodSync(join(repository.path, "src/a.ts"), 0o755);
    const snapshot = await take(repository);
    expect(paths(snapshot.path)).toEqual([
      ".gitattributes",
      ".gitignore",
      "crlf.txt",
      "src/a.ts",
      "src/staged.ts",
      "tracked.log",
      "untracked ünï\n.txt",
    ]);
    const read = (path: string): string => readFileSync(join(snapshot.path, path), "utf8");
    expect(read("src/a.ts")).toBe("export const a = 2;\n");
    expect(read("src/staged.ts")).toBe("changed after it was staged\n");
    expect(read("crlf.txt")).toBe("one\r\ntwo\r\n");
    expect(lstatSync(join(snapshot.path, "src/a.ts")).mode & 0o777).toBe(0o755);
    expect(snapshot).toMatchObject({ files: 7, omitted: [] });
  });

  test("the same state gives the same hash, another state another", async () => {
    const [one, two] = [committed(), committed()];
    expect((await take(one)).hash).toBe((await take(two)).hash);
    const three = committed();
    three.write("src/a.ts", "export const a = 3;\n");
    expect((await take(three)).hash).not.toBe((await take(one)).hash);
  });

  test("a crash in the middle leaves nothing that counts, and a finished one is returned as it is", async () => {
    const repository = committed();
    mkdirSync(join(repository.root, "snapshot.new-1/tree"), { recursive: true });
    writeFileSync(join(repository.root, "snapshot.new-1/tree/half"), "half");
    const first = await take(repository);
    repository.write("later.ts", "later\n");
    expect(await take(repository)).toEqual(first);
    expect(paths(first.path)).not.toContain("half");
  });

  test("links inside become small files, links outside and submodules are left out and named", async () => {
    const repository = committed();
    symlinkSync("src/a.ts", join(repository.path, "inside"));
    symlinkSync("/etc/passwd", join(repository.path, "absolute"));
    symlinkSync("../../outside", join(repository.path, "up"));
    const other = committed();
    repository.git(
      "-c",
      "protocol.file.allow=always",
      "submodule",
      "--quiet",
      "add",
      other.path,
      "sub",
    );
    const snapshot = await take(repository);
    expect(readFileSync(join(snapshot.path, "inside"), "utf8")).toBe("src/a.ts");
    expect(lstatSync(join(snapshot.path, "inside")).isSymbolicLink()).toBe(false);
    expect(snapshot.omitted.toSorted()).toEqual([
      "absolute: a link that leads outside",
      "sub: a submodule",
      "up: a link that leads outside",
    ]);
  });

  test("works without a commit, with a detached HEAD, and in the middle of a rebase or merge with conflicts", async () => {
    const unborn = createRepository();
    unborn.write("a.txt", "a\n");
    const first = await take(unborn);
    expect(first.base).toBeUndefined();
    expect(paths(first.path)).toEqual(["a.txt"]);

    const detached = committed();
    detached.git("checkout", "--quiet", "--detach");
    expect((await take(detached)).base).toBe(detached.git("rev-parse", "HEAD").trim());

    const rebasing = committed();
    rebasing.git("checkout", "--quiet", "-b", "side");
    rebasing.write("src/a.ts", "side\n");
    rebasing.git("commit", "--quiet", "-am", "side");
    rebasing.git("checkout", "--quiet", "main");
    rebasing.write("src/a.ts", "main\n");
    rebasing.git("commit", "--quiet", "-am", "main");
    rebasing.git("checkout", "--quiet", "side");
    for (const act of ["rebase", "merge"]) {
      expect(() => rebasing.git(act, "main")).toThrow(act);
      const before = hashOfAll(rebasing.path);
      const into = join(rebasing.root, act);
      const snapshot = await takeSnapshot({ project: rebasing.path, into });
      expect(hashOfAll(rebasing.path)).toBe(before);
      expect(readFileSync(join(snapshot.path, "src/a.ts"), "utf8")).toContain("<<<<<<<");
      rebasing.git(act, "--abort");
    }
  });

  test("a linked working tree, a directory inside a repository, and a path with spaces are projects too", async () => {
    const repository = committed();
    const linked = join(repository.root, "linked tree");
    repository.git("worktree", "add", "--quiet", "-b", "other", linked);
    const before = hashOfAll(repository.path);
    expect(paths((await take(repository, linked)).path)).toContain("src/a.ts");
    expect(hashOfAll(repository.path)).toBe(before);

    const inner = committed();
    inner.write("src/new.ts", "new\n");
    const part = await take(inner, join(inner.path, "src"));
    expect(paths(part.path)).toEqual(["a.ts", "new.ts"]);
  });

  test("a plain folder is copied as it is, without what tools have installed there", async () => {
    const root = scratch();
    const path = join(root, "folder");
    mkdirSync(join(path, "node_modules/x"), { recursive: true });
    writeFileSync(join(path, "node_modules/x/index.js"), "x");
    writeFileSync(join(path, ".gitignore"), "*.log\n");
    writeFileSync(join(path, "a.log"), "noise\n");
    writeFileSync(join(path, "a.txt"), "a\n");
    symlinkSync("/etc/passwd", join(path, "link"));
    createRepository("inner").git("clone", "--quiet", ".", join(path, "inner"));
    const before = hashOfAll(path);
    const snapshot = await take({ root, path });
    expect(hashOfAll(path)).toBe(before);
    expect(paths(snapshot.path)).toEqual([".gitignore", "a.txt"]);
    expect(snapshot.omitted).toEqual([
      "inner/: a repository of its own",
      "link: a link that leads outside",
      "node_modules/: left out of a folder without git",
    ]);
    expect(snapshot).toMatchObject({ files: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect([snapshot.gitDir, snapshot.commit, snapshot.base]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(readdirSync(join(root, "snapshot")).sort()).toEqual([
      "fingerprint.json",
      "snapshot.json",
      "tree",
    ]);
  });

  test("a plain folder that is too large is refused before anything is copied", async () => {
    const root = scratch();
    const path = join(root, "folder");
    mkdirSync(path);
    execFileSync("truncate", ["-s", "1100M", join(path, "a")]);
    await expect(take({ root, path })).rejects.toMatchObject({
      code: "project.unreadable",
      message: expect.stringContaining("too large"),
    });
    expect(readdirSync(root)).toEqual(["folder"]);
  });
});
