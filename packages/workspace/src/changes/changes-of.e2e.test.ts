import { chmodSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeClone } from "../clone/make-clone.ts";
import { hashOfAll } from "../fixtures/hash-of-all.ts";
import { createWriting } from "../fixtures/writing.ts";
import { commitWork } from "../commit/commit-work.ts";
import { changesOf } from "./changes-of.ts";

const TESTS = "test('a', () => {\n  expect(1).toBe(1);\n});\ntest('b', () => {});\n";

describe("the changes of a clone", () => {
  test("tell each file, its lines and what to look at", async () => {
    const { repository, clone, write } = await createWriting({
      "src/a.ts": "one\ntwo\nthree\nfour\nfive\nsix\n",
      "src/a.test.ts": TESTS,
      "src/gone.test.ts": TESTS,
      "run.sh": "#!/bin/sh\n",
      "same.ts": "same\n".repeat(20),
    });
    const before = hashOfAll(repository.path);
    write("src/a.ts", "one\ntwo\n3\nfour\nfive\nsix\nseven\n");
    write("src/a.test.ts", TESTS.replace("test('b'", "test.skip('b'"));
    rmSync(join(clone.tree, "src/gone.test.ts"));
    chmodSync(join(clone.tree, "run.sh"), 0o755);
    symlinkSync("/etc/passwd", join(clone.tree, "link"));
    renameSync(join(clone.tree, "same.ts"), join(clone.tree, "lib.ts"));
    write("blob.bin", Buffer.alloc(2 * 1024 * 1024));
    write("hidden.bin", `\0\nconst token = "ghp_${"a1B2".repeat(9)}";\n`);
    write('odd "name"\n.ts', "odd\n");
    write(".gitattributes", "* -diff binary\n");
    const { commit } = await commitWork(clone, { message: "One" });
    const changes = await changesOf(clone, { scope: ["src", "*.bin", "./run.sh"] });
    expect(changes).toMatchObject({
      from: clone.base,
      to: commit,
      truncated: false,
      unchecked: false,
    });
    const rest = { binary: false, flags: [] };
    expect(changes.files).toEqual([
      { ...rest, path: ".gitattributes", status: "added", added: 1, removed: 0 },
      { path: "blob.bin", status: "added", added: 0, removed: 0, binary: true, flags: ["large"] },
      {
        path: "hidden.bin",
        status: "added",
        added: 0,
        removed: 0,
        binary: true,
        flags: ["secret"],
      },
      { ...rest, path: "lib.ts", from: "same.ts", status: "renamed", added: 0, removed: 0 },
      { ...rest, path: "link", status: "added", added: 1, removed: 0, flags: ["symlink"] },
      { ...rest, path: 'odd "name"\n.ts', status: "added", added: 1, removed: 0 },
      { ...rest, path: "run.sh", status: "modified", added: 0, removed: 0, flags: ["mode"] },
      {
        ...rest,
        path: "src/a.test.ts",
        status: "modified",
        added: 1,
        removed: 1,
        flags: ["test-skipped"],
      },
      { ...rest, path: "src/a.ts", status: "modified", added: 2, removed: 1 },
      {
        ...rest,
        path: "src/gone.test.ts",
        status: "deleted",
        added: 0,
        removed: 4,
        flags: ["test-deleted"],
      },
    ]);
    expect(changes.outside).toEqual([
      ".gitattributes",
      "same.ts",
      "lib.ts",
      "link",
      'odd "name"\n.ts',
    ]);
    expect(changes).toMatchObject({ added: 6, removed: 6 });
    expect(changes.patch).toContain("+seven\n");
    expect(changes.reasons).toContainEqual({
      path: "hidden.bin",
      flag: "secret",
      line: 2,
      why: "looks like a github-token",
    });
    expect(hashOfAll(repository.path)).toBe(before);
  });

  test("are of any two commits of ours, capped, and of nothing else", async () => {
    const { clone, write } = await createWriting();
    write("src/a.ts", "two\n");
    const one = await commitWork(clone, { message: "One" });
    write("src/b.ts", "three\n".repeat(100));
    const two = await commitWork(clone, { message: "Two" });
    const second = await changesOf(clone, { from: one.commit, to: two.commit, maxPatch: 200 });
    expect(second.files.map((file) => file.path)).toEqual(["src/b.ts"]);
    expect(second.truncated).toBe(true);
    expect(second.patch.length).toBeLessThanOrEqual(200);
    expect(second.patch.endsWith("\n")).toBe(true);
    expect(await changesOf(clone, { from: two.commit })).toMatchObject({
      files: [],
      patch: "",
      added: 0,
    });
    for (const from of ["--output=/tmp/x", "refs/nothing"])
      await expect(changesOf(clone, { from })).rejects.toMatchObject({ code: "run.state" });
  });

  test("tell a value of a carried file that found its way into the work", async () => {
    const { repository } = await createWriting({ ".gitignore": ".env\n" });
    writeFileSync(join(repository.path, ".env"), "API_KEY=k3y-of-the-project-9\n");
    const into = join(repository.root, "second");
    const clone = await makeClone({ project: repository.path, into, carry: [".env"] });
    writeFileSync(join(clone.tree, "a.ts"), 'call("k3y-of-the-project-9");\n');
    await commitWork(clone, { message: "One" });
    const { files, reasons } = await changesOf(clone);
    expect(files).toMatchObject([{ path: "a.ts", flags: ["secret"] }]);
    expect(JSON.stringify(reasons)).not.toContain("k3y");
    // Who writes in the tree can write over the carried file, or take it away.
    writeFileSync(join(clone.tree, ".env"), "API_KEY=none\n");
    expect((await changesOf(clone)).files).toMatchObject([{ path: "a.ts", flags: ["secret"] }]);
    renameSync(join(clone.tree, ".env"), join(clone.tree, "settings"));
    expect((await changesOf(clone)).files).toMatchObject([{ path: "a.ts", flags: ["secret"] }]);
  });
});
