import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hashOfAll } from "../fixtures/hash-of-all.ts";
import { createRepository, type FixtureRepository } from "../fixtures/repository.ts";
import { scratch } from "../fixtures/scratch.ts";
import { writingIn } from "../fixtures/writing.ts";
import { commitWork } from "../commit/commit-work.ts";
import { stateOf } from "../commit/state-of.ts";
import type { CloneOptions } from "./clone.ts";
import { makeClone } from "./make-clone.ts";

function committed(...init: string[]): FixtureRepository {
  const repository = createRepository("repo", ...init);
  repository.write("a.ts", "one\n");
  repository.git("add", ".");
  repository.git("commit", "--quiet", "-m", "first");
  return repository;
}

/** Clones, changes and commits, and shows that the user's repository stays as it was. */
async function work(repository: FixtureRepository, options: Partial<CloneOptions> = {}) {
  const before = hashOfAll(repository.path);
  const writing = await writingIn(repository, options);
  expect(await stateOf(writing.clone)).toMatchObject({ dirty: [], leftOut: [] });
  expect(writing.agentGit("status", "--porcelain")).toBe("");
  writing.write("made.ts", "made\n");
  expect(await commitWork(writing.clone, { message: "One" })).toMatchObject({ files: 1 });
  expect(hashOfAll(repository.path)).toBe(before);
  return writing;
}

describe("a clone of an odd project", () => {
  test("what is no repository, or has no commit, is refused, and says what to do", async () => {
    const root = scratch();
    const into = join(root, "clone");
    mkdirSync(join(root, "folder"));
    const bare = join(root, "bare.git");
    execFileSync("git", ["init", "--quiet", "--bare", bare]);
    const unborn = createRepository();
    for (const [project, message, hint] of [
      [join(root, "nowhere"), "does not exist", "exists"],
      [join(root, "folder"), "is no git repository", "git init"],
      [bare, "bare repository", "checkout"],
      [unborn.path, "has no commit yet", "git commit"],
    ] as const)
      await expect(makeClone({ project, into })).rejects.toMatchObject({
        code: "project.unreadable",
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      });
    const { path } = committed();
    await expect(makeClone({ project: path, into, base: "--all" })).rejects.toMatchObject({
      message: expect.stringContaining('has no branch or commit "--all"'),
    });
    await expect(makeClone({ project: path, into, branch: "a..b" })).rejects.toMatchObject({
      code: "settings.invalid",
    });
    writeFileSync(into, "");
    expect(existsSync(into)).toBe(true);
  });

  test("a place that has something else is not touched", async () => {
    const repository = committed();
    const into = join(repository.root, "clone");
    mkdirSync(into);
    writeFileSync(join(into, "mine"), "mine\n");
    await expect(makeClone({ project: repository.path, into })).rejects.toMatchObject({
      code: "home.unwritable",
    });
    expect(readFileSync(join(into, "mine"), "utf8")).toBe("mine\n");
  });

  test("in the middle of a rebase, a merge or a pick it begins at HEAD, and says so", async () => {
    const repository = committed();
    repository.git("checkout", "--quiet", "-b", "side");
    repository.write("a.ts", "side\n");
    repository.git("commit", "--quiet", "-a", "-m", "side");
    repository.git("checkout", "--quiet", "main");
    repository.write("a.ts", "main\n");
    repository.git("commit", "--quiet", "-a", "-m", "main");
    for (const [command, words] of [
      [["merge", "side"], "a merge"],
      [["cherry-pick", "side"], "a cherry-pick"],
      [["rebase", "side"], "a rebase"],
    ] as const) {
      expect(() => repository.git(...command)).toThrow("Command failed");
      const { clone } = await work(repository);
      expect(clone.base).toBe(repository.git("rev-parse", "HEAD").trim());
      expect(clone.notes[0]).toContain(
        `The repository is in the middle of ${words}: work begins at`,
      );
      expect(readFileSync(join(clone.tree, "a.ts"), "utf8")).not.toContain("<<<<");
      repository.git(command[0], "--abort");
      rmSync(clone.path, { recursive: true });
    }
  });

  test("a detached HEAD has no branch to go back to; a base can be named", async () => {
    const repository = committed();
    repository.git("checkout", "--quiet", "--detach");
    expect((await work(repository)).clone.baseRef).toBeNull();
    rmSync(join(repository.root, "clone"), { recursive: true });
    repository.git("tag", "v1");
    const named = (await work(repository, { base: "main" })).clone;
    expect(named.baseRef).toBe("refs/heads/main");
    rmSync(named.path, { recursive: true });
    expect((await work(repository, { base: "v1" })).clone.baseRef).toBeNull();
  });

  test.each([["sha256"], ["sha1"]])(
    "of %s, packed and loose, with an alternate, and a history that goes on",
    async (format) => {
      const other = committed(`--object-format=${format}`);
      other.git("gc", "--quiet");
      const root = scratch();
      execFileSync("git", ["clone", "--quiet", "--shared", other.path, join(root, "repo")]);
      const git = (...args: string[]): string =>
        execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b", ...args], {
          cwd: join(root, "repo"),
          encoding: "utf8",
          stdio: ["ignore", "pipe", "pipe"],
        });
      writeFileSync(join(root, "repo", "b.ts"), "two\n");
      git("add", ".");
      git("commit", "--quiet", "-m", "second");
      const repository = { ...other, root, path: join(root, "repo"), git };
      const { agentGit, clone } = await work(repository);
      expect(agentGit("log", "--format=%s")).toBe("second\nfirst");
      // Nothing of the clone depends on the user's objects, or on theirs.
      rmSync(other.path, { recursive: true });
      rmSync(repository.path, { recursive: true });
      expect(agentGit("log", "-p", "--format=%s")).toContain("+two");
      expect(await stateOf(clone)).toMatchObject({ dirty: [] });
    },
  );

  test("a shallow clone, a linked working tree, and a project below its repository", async () => {
    const other = committed();
    other.write("pkg/b.ts", "two\n");
    other.git("add", ".");
    other.git("commit", "--quiet", "-m", "second");
    const root = scratch();
    execFileSync("git", [
      "clone",
      "--quiet",
      "--depth=1",
      `file://${other.path}`,
      join(root, "repo"),
    ]);
    const shallow = await work({ ...other, root, path: join(root, "repo") });
    expect(shallow.clone.notes).toEqual([
      "The repository is shallow: its history ends early, here too.",
    ]);
    expect(shallow.agentGit("log", "--format=%s")).toBe("second");
    other.git("worktree", "add", "--quiet", "-b", "linked", join(other.root, "linked"));
    const linked = await work({ ...other, path: join(other.root, "linked") });
    expect(linked.clone.baseRef).toBe("refs/heads/linked");
    rmSync(linked.clone.path, { recursive: true });
    const below = await work({ ...other, path: join(other.path, "pkg") });
    expect(below.clone.prefix).toBe("pkg");
    expect(readFileSync(join(below.clone.tree, "pkg/b.ts"), "utf8")).toBe("two\n");
  });

  test("a sparse checkout is whole here, and submodules are named", async () => {
    const inner = committed();
    const repository = committed();
    repository.write("x/a.ts", "x\n");
    repository.write("y/b.ts", "y\n");
    repository.git(
      "-c",
      "protocol.file.allow=always",
      "submodule",
      "--quiet",
      "add",
      inner.path,
      "sub",
    );
    repository.git("add", ".");
    repository.git("commit", "--quiet", "-m", "second");
    repository.git("sparse-checkout", "set", "--cone", "x");
    const { clone, write } = await work(repository);
    expect(existsSync(join(clone.tree, "y/b.ts"))).toBe(true);
    expect(clone.omitted).toEqual(["sub: a submodule, whose files are not part of it"]);
    write("sub/stray.ts", "stray\n");
    expect(await stateOf(clone)).toMatchObject({
      dirty: [],
      leftOut: ["sub: a submodule, whose files are not part of the work"],
    });
  });

  test("bytes are those that git stores: no filter, line end or encoding changes them", async () => {
    const repository = createRepository();
    const trace = join(repository.root, "trace");
    repository.write(
      ".gitattributes",
      "*.ps1 text eol=crlf\n*.u16 working-tree-encoding=UTF-16\n*.id ident\n*.big filter=lfs\n",
    );
    repository.write("a.ps1", "one\r\ntwo\r\n");
    repository.write("a.id", "$Id$\n");
    repository.write("a.big", "version https://git-lfs.github.com/spec/v1\n");
    repository.write("crlf.txt", "one\r\n");
    symlinkSync("/etc/passwd", join(repository.path, "out"));
    repository.git("add", ".");
    repository.git("commit", "--quiet", "-m", "first");
    repository.git("config", "filter.lfs.smudge", `touch ${trace}; cat`);
    repository.git("config", "filter.lfs.clean", `touch ${trace}; cat`);
    repository.git("config", "core.autocrlf", "true");
    repository.write(".git/hooks/post-checkout", `#!/bin/sh\ntouch ${trace}\n`);
    chmodSync(join(repository.path, ".git/hooks/post-checkout"), 0o755);
    const { clone } = await work(repository);
    const text = (name: string): string => readFileSync(join(clone.tree, name), "utf8");
    expect([text("a.ps1"), text("a.id"), text("crlf.txt")]).toEqual([
      "one\ntwo\n",
      "$Id$\n",
      "one\r\n",
    ]);
    expect(readlinkSync(join(clone.tree, "out"))).toBe("/etc/passwd");
    expect(clone.notes).toEqual([
      "Files in large file storage (LFS) are here as the pointers that git stores, not as their content.",
    ]);
    expect(existsSync(trace)).toBe(false);
  });

  test("no file of the clone is one with a file of the user's, and a truncated one breaks nothing", async () => {
    const repository = committed();
    for (const pack of [false, true]) {
      if (pack) repository.git("gc", "--quiet");
      const { clone, agentGit } = await work(repository);
      const files = execFileSync("find", [clone.path, "-type", "f", "-links", "+1"], {
        encoding: "utf8",
      });
      expect(files).toBe("");
      const theirs = execFileSync("find", [join(repository.path, ".git/objects"), "-type", "f"], {
        encoding: "utf8",
      });
      const inodes = new Set(
        theirs
          .trim()
          .split("\n")
          .map((file) => statSync(file).ino),
      );
      const ours = execFileSync("find", [clone.path, "-type", "f"], { encoding: "utf8" })
        .trim()
        .split("\n");
      expect(ours.filter((file) => inodes.has(statSync(file).ino))).toEqual([]);
      // An agent's git may write to what it sees: that must not reach the user's.
      for (const file of ours.filter((name) => name.includes("/objects/"))) chmodSync(file, 0o600);
      for (const file of ours.filter((name) => name.includes("/objects/"))) writeFileSync(file, "");
      expect(repository.git("fsck", "--strict", "--no-dangling")).toBe("");
      expect(() => agentGit("log")).toThrow("Command failed");
      rmSync(clone.path, { recursive: true });
    }
  });
});
