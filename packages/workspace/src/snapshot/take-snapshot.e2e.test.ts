import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
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
  repository.write(".gitignore", "ignored.log\nbuild/\n");
  repository.write(".gitattributes", "*.txt text eol=lf filter=evil\n");
  repository.git("add", ".");
  repository.git("commit", "--quiet", "-m", "first");
  return repository;
}

const take = (repository: { root: string; path: string }, project = repository.path) =>
  takeSnapshot({ project, into: join(repository.root, "snapshot") });
const paths = (tree: string): string[] => listFiles(tree).map((file) => file.path);

describe("a snapshot", () => {
  test("L12: holds the exact working state, and the repository is not touched", async () => {
    const repository = committed();
    repository.git("config", "filter.evil.clean", `touch ${repository.root}/filtered`);
    repository.git("config", "core.fsmonitor", `touch ${repository.root}/monitored`);
    for (const hook of [
      "post-index-change",
      "pre-commit",
      "post-checkout",
      "reference-transaction",
    ]) {
      writeFileSync(
        join(repository.path, ".git/hooks", hook),
        `#!/bin/sh\ntouch ${repository.root}/hooked\n`,
        { mode: 0o755 },
      );
    }
    repository.write("src/a.ts", "export const a = 2;\n");
    repository.write("src/staged.ts", "staged\n");
    repository.git(
      "-c",
      "core.fsmonitor=false",
      "-c",
      "core.hooksPath=/dev/null",
      "add",
      "src/staged.ts",
    );
    repository.write("src/staged.ts", "changed after it was staged\n");
    repository.write("untracked ünï\n.txt", "new\n");
    repository.write("ignored.log", "noise\n");
    chmodSync(join(repository.path, "src/a.ts"), 0o755);
    const traces = ["filtered", "monitored", "hooked"].map((name) => join(repository.root, name));
    // The user's own git above ran some of them, as it should.
    for (const trace of traces) rmSync(trace, { force: true });
    const before = hashOfAll(repository.path);
    const snapshot = await take(repository);
    expect(hashOfAll(repository.path)).toBe(before);
    for (const trace of traces) expect(existsSync(trace)).toBe(false);
    expect(paths(snapshot.path)).toEqual([
      ".gitattributes",
      ".gitignore",
      "crlf.txt",
      "src/a.ts",
      "src/staged.ts",
      "untracked ünï\n.txt",
    ]);
    const read = (path: string): string => readFileSync(join(snapshot.path, path), "utf8");
    expect(read("src/a.ts")).toBe("export const a = 2;\n");
    expect(read("src/staged.ts")).toBe("changed after it was staged\n");
    expect(read("crlf.txt")).toBe("one\r\ntwo\r\n");
    expect(lstatSync(join(snapshot.path, "src/a.ts")).mode & 0o100).toBe(0o100);
    expect(snapshot.files).toBe(6);
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

  test("works without a commit, with a detached HEAD, and in the middle of a rebase with conflicts", async () => {
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
    expect(() => rebasing.git("rebase", "--quiet", "main", "side")).toThrow("rebase");
    const before = hashOfAll(rebasing.path);
    const snapshot = await take(rebasing);
    expect(hashOfAll(rebasing.path)).toBe(before);
    expect(readFileSync(join(snapshot.path, "src/a.ts"), "utf8")).toContain("<<<<<<<");
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
    writeFileSync(join(path, "a.txt"), "a\n");
    const snapshot = await take({ root, path });
    expect(paths(snapshot.path)).toEqual(["a.txt"]);
    expect(snapshot.commit).toBeUndefined();
    expect(readdirSync(path).sort()).toEqual(["a.txt", "node_modules"]);
  });

  test("a project that is not there, no directory, or bare, is refused with the cause", async () => {
    const repository = committed();
    await expect(take(repository, join(repository.root, "nowhere"))).rejects.toMatchObject({
      code: "project.unreadable",
      message: expect.stringContaining("does not exist"),
    });
    await expect(take(repository, join(repository.path, "crlf.txt"))).rejects.toMatchObject({
      message: expect.stringContaining("not a directory"),
    });
    repository.git("clone", "--quiet", "--bare", ".", join(repository.root, "bare.git"));
    await expect(take(repository, join(repository.root, "bare.git"))).rejects.toMatchObject({
      message: expect.stringContaining("bare"),
    });
  });
});
