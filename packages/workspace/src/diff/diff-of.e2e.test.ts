import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createRepository, type FixtureRepository } from "../fixtures/repository.ts";
import { scratch } from "../fixtures/scratch.ts";
import { takeSnapshot } from "../snapshot/take-snapshot.ts";
import { changeState } from "./change-state.ts";
import { diffOf } from "./diff-of.ts";

function branched(): FixtureRepository {
  const repository = createRepository();
  repository.write("a.ts", "one\ntwo\nthree\n");
  repository.write("old name.ts", "a file that keeps its content\nand more of it\nand more\n");
  repository.write("gone.ts", "gone\n");
  repository.git("add", ".");
  repository.git("commit", "--quiet", "-m", "first");
  repository.git("checkout", "--quiet", "-b", "work");
  repository.write("a.ts", "one\n2\nthree\nfour\n");
  repository.git("mv", "old name.ts", "new näme.ts");
  repository.git("rm", "--quiet", "gone.ts");
  repository.git("commit", "--quiet", "-am", "on the branch");
  repository.write("b.ts", "uncommitted\n");
  return repository;
}

const take = (repository: FixtureRepository, project = repository.path) =>
  takeSnapshot({ project, into: join(repository.root, "snapshot") });

describe("the change of a review", () => {
  test("A is the branch with its uncommitted work, against where it left the default branch", async () => {
    const snapshot = await take(branched());
    expect(await changeState(snapshot)).toMatchObject({
      dirty: true,
      ahead: true,
      branch: "work",
      defaultBranch: "main",
    });
    const diff = await diffOf(snapshot, "A");
    expect(diff.commits).toEqual(["on the branch"]);
    expect(diff.files).toEqual([
      {
        path: "a.ts",
        status: "modified",
        added: 2,
        removed: 1,
        ranges: [
          [2, 2],
          [4, 4],
        ],
      },
      { path: "b.ts", status: "added", added: 1, removed: 0, ranges: [[1, 1]] },
      { path: "gone.ts", status: "deleted", added: 0, removed: 1, ranges: [] },
      { path: "new näme.ts", status: "renamed", added: 0, removed: 0, ranges: [] },
    ]);
    expect(diff.patch).toContain("+four");
  });

  test("B is uncommitted work against HEAD", async () => {
    const diff = await diffOf(await take(branched()), "B");
    expect(diff.files.map((file) => file.path)).toEqual(["b.ts"]);
    expect(diff.against).toBe("HEAD");
  });

  test("B before the first commit is everything", async () => {
    const repository = createRepository();
    repository.write("a.ts", "a\n");
    const diff = await diffOf(await take(repository), "B");
    expect(diff.files).toMatchObject([{ path: "a.ts", status: "added" }]);
  });

  test("C is the named files, and those in named directories, as they are", async () => {
    const repository = branched();
    repository.write("src/deep/c.ts", "no line end");
    repository.write("src/empty.ts", "");
    const diff = await diffOf(await take(repository), "C", ["a.ts", "./src/", "nowhere", "../out"]);
    expect(diff).toMatchObject({ mode: "C", patch: "", commits: [], truncated: false });
    expect(diff.files).toEqual([
      { path: "a.ts", status: "named", added: 4, removed: 0, ranges: [[1, 4]] },
      { path: "src/deep/c.ts", status: "named", added: 1, removed: 0, ranges: [[1, 1]] },
      { path: "src/empty.ts", status: "named", added: 0, removed: 0, ranges: [] },
    ]);
  });

  test("A and B are refused where there is nothing to compare with", async () => {
    const folder = scratch();
    const plain = await takeSnapshot({ project: folder, into: join(scratch(), "snapshot") });
    const unborn = createRepository();
    unborn.write("a.ts", "a\n");
    for (const [snapshot, mode, why] of [
      [plain, "A", "not a git repository"],
      [plain, "B", "not a git repository"],
      [await take(unborn), "A", "no default branch"],
    ] as const) {
      await expect(diffOf(snapshot, mode)).rejects.toMatchObject({
        code: "flow.input",
        message: expect.stringContaining(why),
      });
    }
    expect(await changeState(plain)).toMatchObject({ dirty: false, ahead: false });
  });

  test("A compares with the remote when the local copy of the default branch is old", async () => {
    const origin = branched();
    origin.git("checkout", "--quiet", "--force", "main");
    const clone = createRepository();
    clone.git("clone", "--quiet", origin.path, "inner");
    const path = join(clone.path, "inner");
    const git = (...args: string[]): string => clone.git("-C", "inner", ...args);
    origin.write("theirs.ts", "theirs\n");
    origin.git("add", ".");
    origin.git("commit", "--quiet", "-m", "theirs");
    git("fetch", "--quiet");
    git("checkout", "--quiet", "-b", "mine", "origin/main");
    clone.write("inner/mine.ts", "mine\n");
    git("add", ".");
    git("commit", "--quiet", "-m", "mine");
    const diff = await diffOf(await take(clone, path), "A");
    expect(diff.commits).toEqual(["mine"]);
    expect(diff.files.map((file) => file.path)).toEqual(["mine.ts"]);
    expect(diff.against).toBe("origin/main (where this branch left it)");
  });

  test("on the default branch, what was not pushed is ahead", async () => {
    const origin = branched();
    origin.git("checkout", "--quiet", "--force", "main");
    const clone = createRepository();
    clone.git("clone", "--quiet", origin.path, "inner");
    clone.write("inner/mine.ts", "mine\n");
    clone.git("-C", "inner", "add", ".");
    const path = join(clone.path, "inner");
    expect(await changeState(await take(clone, path))).toMatchObject({ ahead: false, dirty: true });
    clone.git("-C", "inner", "commit", "--quiet", "-m", "mine");
    rmSync(join(clone.root, "snapshot"), { recursive: true });
    expect(await changeState(await take(clone, path))).toMatchObject({ ahead: true, dirty: false });
  });

  test("a change outside of the project does not make it dirty", async () => {
    const repository = branched();
    repository.write("sub/a.ts", "a\n");
    repository.git("add", ".");
    repository.git("commit", "--quiet", "-m", "sub");
    repository.write("a.ts", "changed\n");
    repository.git("add", ".");
    expect((await changeState(await take(repository, join(repository.path, "sub")))).dirty).toBe(
      false,
    );
  });

  test("a patch that is too long is cut at the end of a line, and its files are all there", async () => {
    const repository = createRepository();
    repository.write("a.txt", "line of text\n".repeat(50_000));
    repository.write("z.txt", "z\n");
    const diff = await diffOf(await take(repository), "B");
    expect(diff.truncated).toBe(true);
    expect(diff.patch.length).toBeLessThanOrEqual(400_000);
    expect(diff.patch.endsWith("\n")).toBe(true);
    expect(diff.files).toMatchObject([
      { path: "a.txt", added: 50_000, ranges: [[1, 50_000]] },
      { path: "z.txt", ranges: [[1, 1]] },
    ]);
  });

  test("paths are relative to a project inside a repository", async () => {
    const repository = createRepository();
    repository.write("sub/a.ts", "a\n");
    repository.write("other.ts", "x\n");
    repository.git("add", ".");
    repository.git("commit", "--quiet", "-m", "first");
    repository.write("sub/a.ts", "b\n");
    repository.write("other.ts", "y\n");
    const diff = await diffOf(await take(repository, join(repository.path, "sub")), "B");
    expect(diff.files.map((file) => file.path)).toEqual(["a.ts"]);
  });
});
