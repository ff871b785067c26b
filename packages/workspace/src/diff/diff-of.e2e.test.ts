import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createRepository, type FixtureRepository } from "../fixtures/repository.ts";
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

  test("C is the named files as they are", async () => {
    const diff = await diffOf(await take(branched()), "C", ["a.ts"]);
    expect(diff).toMatchObject({
      mode: "C",
      patch: "",
      files: [{ path: "a.ts", status: "named" }],
    });
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
