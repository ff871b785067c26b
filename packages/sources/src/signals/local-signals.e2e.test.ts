import { rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fixtureRepository, openFixture, scratch } from "./fixtures/fixture-repository.ts";
import { lookAround, signalsOf } from "./fixtures/look-around.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const repositoryAt = (name = "repo") => fixtureRepository(join(scratch(), name));

describe("dirty_tree", () => {
  test("counts changed and untracked files, also in directories that are new", async () => {
    const { path, write, git } = repositoryAt();
    expect(await signalsOf(path)).toEqual({});
    write("file", "two\n");
    write("staged", "new\n");
    git("add", "staged");
    write("new/a", "");
    write("new/b", "");
    expect(await signalsOf(path)).toEqual({
      dirty_tree: { count: 4, modified: 2, untracked: 2 },
    });
  });

  test("passes over what is ignored, and over a file whose time alone has changed", async () => {
    const { path, write, commit } = repositoryAt();
    write(".gitignore", "*.log\n");
    commit("Ignore logs");
    write("a.log", "");
    utimesSync(join(path, "file"), 1, 1);
    expect(await signalsOf(path)).toEqual({});
  });

  test("passes over a file that differs by line ends only, which status takes for changed", async () => {
    const { path, write, git, commit } = repositoryAt();
    write(".gitattributes", "file text\n");
    commit("Text");
    write("file", "one\r\n");
    expect(git("status", "--porcelain")).toContain("M file");
    expect(await signalsOf(path)).toEqual({});
    write("file", "two\r\n");
    expect(await signalsOf(path)).toMatchObject({ dirty_tree: { count: 1, modified: 1 } });
  });

  test("counts a submodule that stands elsewhere, not what is changed inside it", async () => {
    const root = scratch();
    const inner = fixtureRepository(join(root, "inner"));
    const outer = fixtureRepository(join(root, "outer"));
    outer.git("submodule", "--quiet", "add", inner.path, "sub");
    outer.commit("Take it in");
    const sub = openFixture(join(outer.path, "sub"));
    sub.write("file", "changed\n");
    expect(await signalsOf(outer.path)).toEqual({});
    sub.commit("Further");
    expect(await signalsOf(outer.path)).toMatchObject({ dirty_tree: { count: 1, modified: 1 } });
    expect(await signalsOf(sub.path)).toEqual({ push: { count: 1, branch: "main" } });
  });

  test("counts conflicts and removed files", async () => {
    const { path, git, write, commit } = repositoryAt();
    write("gone", "");
    commit("Will go");
    git("checkout", "--quiet", "-b", "other");
    write("file", "theirs\n");
    commit("Theirs");
    git("checkout", "--quiet", "main");
    write("file", "ours\n");
    commit("Ours");
    expect(() => git("merge", "other")).toThrow("git");
    rmSync(join(path, "gone"));
    expect(await signalsOf(path)).toMatchObject({ dirty_tree: { modified: 2, untracked: 0 } });
  });
});

describe("in_progress_op", () => {
  /** Two branches that cannot be brought together. */
  const parted = () => {
    const repository = repositoryAt();
    repository.git("checkout", "--quiet", "-b", "other");
    repository.write("file", "theirs\n");
    repository.commit("Theirs");
    repository.git("checkout", "--quiet", "main");
    repository.write("file", "ours\n");
    repository.commit("Ours");
    return repository;
  };

  test.for([
    ["merge", ["merge", "other"]],
    ["rebase", ["rebase", "other"]],
    ["rebase", ["rebase", "--apply", "other"]],
    ["cherry-pick", ["cherry-pick", "other"]],
    ["revert", ["revert", "--no-edit", "HEAD~1"]],
  ] as const)("says that a %s is under way", async ([operation, args]) => {
    const { path, git } = parted();
    expect(() => git(...args)).toThrow("git");
    expect(await signalsOf(path)).toMatchObject({ in_progress_op: { operation } });
  });

  test("says that a bisect is under way, in the working tree in which it is", async () => {
    const { path, git } = parted();
    git("worktree", "add", "--quiet", "--detach", join(path, "../tree"));
    git("-C", join(path, "../tree"), "bisect", "start");
    const [main, tree] = (await lookAround(join(path, ".."))).toSorted((a, b) =>
      a.path < b.path ? -1 : 1,
    );
    expect(main?.signals.map(({ signal }) => signal)).toEqual([]);
    expect(tree?.signals.map(({ detail }) => detail)).toContainEqual({ operation: "bisect" });
  });
});

describe("detached_head", () => {
  test("is told of a HEAD without a branch, not of a branch without a commit", async () => {
    const { path, git } = repositoryAt();
    git("checkout", "--quiet", "--detach");
    expect(await signalsOf(path)).toEqual({
      detached_head: { commit: git("rev-parse", "HEAD").trim() },
    });
    git("checkout", "--quiet", "--orphan", "new");
    expect(await signalsOf(path)).toMatchObject({ dirty_tree: { modified: 1 } });
    const empty = openFixture(scratch());
    empty.git("init", "--quiet");
    expect(await signalsOf(empty.path)).toEqual({});
    const [object] = await lookAround(empty.path);
    expect(object).toMatchObject({ status: "ok", branch: "main", dormant: true });
  });
});

describe("push", () => {
  test("counts commits that the upstream lacks; what we lack is only told", async () => {
    const root = scratch();
    const up = fixtureRepository(join(root, "up"));
    up.git("clone", "--quiet", up.path, join(root, "ours"));
    const ours = openFixture(join(root, "ours"));
    ours.commit("Second");
    ours.commit("Third");
    up.commit("Behind");
    ours.git("fetch", "--quiet");
    expect(await signalsOf(ours.path)).toEqual({ push: { count: 2, branch: "main" } });
    const [object] = await lookAround(ours.path);
    expect(object).toMatchObject({ ahead: 2, behind: 1, default_branch: "main" });
    ours.git("reset", "--quiet", "--hard", "origin/main~1");
    ours.git("branch", "--unset-upstream");
    expect(await signalsOf(ours.path)).toEqual({});
  });
});

describe("stale_branch", () => {
  test("names branches that are not merged and have rested for a day, the oldest first", async () => {
    const { path, git, commit } = repositoryAt();
    const now = Date.now();
    for (const [name, age] of [
      ["young", DAY_MS / 2],
      ["old", 3.5 * DAY_MS],
      ["feat/older", 9.5 * DAY_MS],
    ] as const) {
      git("checkout", "--quiet", "-b", name, "main");
      commit(name, now - age);
    }
    git("branch", "merged", "main");
    git("checkout", "--quiet", "main");
    const { stale_branch: stale } = await signalsOf(path, { now: () => now });
    expect(stale).toMatchObject({
      count: 2,
      branches: [
        { name: "feat/older", days: 9 },
        { name: "old", days: 3 },
      ],
    });
    const soon = await signalsOf(path, { now: () => now + DAY_MS });
    expect(soon).toMatchObject({ stale_branch: { count: 3 } });
  });

  test("holds branches against the remote's default branch, where there is one", async () => {
    const root = scratch();
    const up = fixtureRepository(join(root, "up"), "--initial-branch=trunk");
    const old = Date.now() - 2 * DAY_MS;
    up.git("checkout", "--quiet", "-b", "done");
    up.commit("Done", old);
    up.git("checkout", "--quiet", "trunk");
    up.git("clone", "--quiet", up.path, join(root, "ours"));
    const ours = openFixture(join(root, "ours"));
    ours.git("branch", "done", "origin/done");
    expect(await signalsOf(ours.path)).toMatchObject({ stale_branch: { count: 1 } });
    up.git("merge", "--quiet", "done");
    ours.git("fetch", "--quiet");
    expect(await signalsOf(ours.path)).toEqual({});
    // Without a default branch there is nothing to be merged into.
    ours.git("remote", "remove", "origin");
    expect(await signalsOf(ours.path)).toEqual({});
  });

  test("is told once for all working trees of a repository", async () => {
    const { path, git, commit } = repositoryAt();
    git("checkout", "--quiet", "-b", "old");
    commit("Old", Date.now() - 2 * DAY_MS);
    git("checkout", "--quiet", "main");
    git("worktree", "add", "--quiet", join(path, "../aaa"), "-b", "new");
    const all = await lookAround(join(path, ".."));
    expect(all.map(({ name, signals }) => [name, signals.length])).toEqual([
      ["repo", 1],
      ["aaa", 0],
    ]);
  });
});
