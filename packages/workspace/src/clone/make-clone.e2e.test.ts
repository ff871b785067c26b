import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hashOfAll } from "../fixtures/hash-of-all.ts";
import { createRepository } from "../fixtures/repository.ts";
import { commitWork } from "../commit/commit-work.ts";
import { makeClone } from "./make-clone.ts";

describe("a clone for writing", () => {
  test("has the base checked out, a git of the agent's own, and leaves the user's repository as it was", async () => {
    const repository = createRepository();
    repository.write("src/a.ts", "one\n");
    repository.write("src/same.ts", "same\n");
    repository.git("add", ".");
    repository.git("commit", "--quiet", "-m", "first");
    repository.write("src/a.ts", "changed\n");
    repository.write("new.ts", "new\n");
    // Only its times are new.
    utimesSync(join(repository.path, "src/same.ts"), 1_000_000_000, 1_000_000_000);
    const before = hashOfAll(repository.path);
    const into = join(repository.root, "clone");
    const clone = await makeClone({ project: repository.path, into, branch: "wheelhouse/1-fix" });
    expect(readFileSync(join(clone.tree, "src/a.ts"), "utf8")).toBe("one\n");
    expect(existsSync(join(clone.tree, "new.ts"))).toBe(false);
    expect(clone).toMatchObject({ baseRef: "refs/heads/main", dirty: 2, omitted: [], carried: [] });
    expect(clone.notes).toEqual([
      expect.stringMatching(/^2 uncommitted files of yours are not part of it: work begins at /),
    ]);
    const git = (...args: string[]): string =>
      execFileSync("git", args, { cwd: clone.tree, encoding: "utf8" }).trim();
    expect(git("status", "--porcelain=2", "--branch")).toContain("branch.head wheelhouse/1-fix");
    expect(git("log", "--format=%s")).toBe("first");
    expect(git("status", "--porcelain")).toBe("");
    writeFileSync(join(clone.tree, "src/a.ts"), "two\n");
    writeFileSync(join(clone.tree, "src/b.ts"), "b\n");
    expect(git("diff", "--stat")).toContain("src/a.ts");
    const committed = await commitWork(clone, {
      message: "Fix it",
      trailers: { "Wheelhouse-Run": "r1" },
    });
    expect(committed).toMatchObject({
      unchanged: false,
      parent: clone.base,
      files: 2,
      added: 2,
      removed: 1,
      leftOut: [],
    });
    expect(await commitWork(clone, { message: "Again" })).toMatchObject({
      unchanged: true,
      tree: committed.tree,
    });
    expect(await makeClone({ project: repository.path, into })).toEqual(clone);
    expect(hashOfAll(repository.path)).toBe(before);
  });
});
