import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeClone } from "../clone/make-clone.ts";
import { hashOfAll } from "../fixtures/hash-of-all.ts";
import { createWriting } from "../fixtures/writing.ts";
import { commitWork } from "./commit-work.ts";
import { stateOf } from "./state-of.ts";

describe("committing the work of a clone", () => {
  test("takes changes, new files, deletions, modes, links and odd names, and no ignored or carried file", async () => {
    const { repository, clone, write, ourGit } = await createWriting({
      ".gitignore": "build/\n.env\n",
      "a.ts": "one\n",
      "gone.ts": "gone\n",
      "run.sh": "#!/bin/sh\n",
    });
    const before = hashOfAll(repository.path);
    write("a.ts", "two\n");
    rmSync(join(clone.tree, "gone.ts"));
    chmodSync(join(clone.tree, "run.sh"), 0o755);
    symlinkSync("/etc/passwd", join(clone.tree, "link"));
    write("build/out.js", "built\n");
    write('odd/line\nbreak "quoted" \\ über \t.ts', "odd\n");
    write("empty", "");
    write("bytes.bin", Buffer.from([0, 255, 13, 10, 254]));
    const result = await commitWork(clone, {
      message: "Subject\n\nBody",
      trailers: { "Wheelhouse-Run": "r1", "Wheelhouse-Step": "work\nForged: yes" },
      author: { name: "Agent", email: "agent@example.com" },
      atMs: 1_700_000_000_000,
    });
    expect(result).toMatchObject({ unchanged: false, parent: clone.base, files: 7, leftOut: [] });
    expect(ourGit("ls-tree", "-r", "-z", "--name-only", result.commit).split("\0").sort()).toEqual(
      [
        "",
        ".gitignore",
        "a.ts",
        "bytes.bin",
        "empty",
        "link",
        'odd/line\nbreak "quoted" \\ über \t.ts',
        "run.sh",
      ].sort(),
    );
    expect(ourGit("ls-tree", result.commit, "link", "run.sh")).toMatch(
      /^120000 blob .*\n100755 blob /,
    );
    expect(ourGit("show", `${result.commit}:link`)).toBe("/etc/passwd");
    expect(ourGit("log", "-1", "--format=%an <%ae> %at %cn%n%B", result.commit)).toBe(
      "Agent <agent@example.com> 1700000000 Wheelhouse\nSubject\n\nBody\n\nWheelhouse-Run: r1\nWheelhouse-Step: work Forged: yes",
    );
    expect(await stateOf(clone)).toMatchObject({
      head: result.commit,
      tree: result.tree,
      dirty: [],
    });
    write("a.ts", "three\n");
    expect(await stateOf(clone)).toMatchObject({ head: result.commit, dirty: ["a.ts"] });
    write("a.ts", "two\n");
    expect(await commitWork(clone, { message: "None" })).toEqual({
      unchanged: true,
      commit: result.commit,
      tree: result.tree,
      leftOut: [],
    });
    expect(ourGit("fsck", "--strict", "--no-dangling")).toBe("");
    expect(hashOfAll(repository.path)).toBe(before);
  });

  test("the same files give the same tree, whatever way they came to be", async () => {
    const one = await createWriting();
    const two = await createWriting();
    one.write("new/x.ts", "x\n");
    two.write("new", "a file for now\n");
    await commitWork(two.clone, { message: "A file" });
    rmSync(join(two.clone.tree, "new"));
    two.write("new/x.ts", "x\n");
    const [first, second] = [
      await commitWork(one.clone, { message: "One" }),
      await commitWork(two.clone, { message: "Two" }),
    ];
    expect(second.tree).toBe(first.tree);
  });

  test("a carried file is never taken, also when an agent unignores it", async () => {
    const { repository, clone, write } = await createWriting({ "a.ts": "one\n" });
    writeFileSync(join(repository.path, ".env"), "SECRET=1\n");
    const into = join(repository.root, "second");
    const second = await makeClone({ project: repository.path, into, carry: [".env"] });
    expect(readFileSync(join(second.tree, ".env"), "utf8")).toBe("SECRET=1\n");
    writeFileSync(join(second.tree, ".gitignore"), "!.env\n!*\n");
    const { commit } = await commitWork(second, { message: "One" });
    const names = execFileSync(
      "git",
      [`--git-dir=${second.gitDir}`, "ls-tree", "-r", "--name-only", commit],
      { encoding: "utf8" },
    );
    expect(names).toBe(".gitignore\na.ts\n");
    write("a.ts", "two\n");
    expect((await stateOf(clone)).dirty).toEqual(["a.ts"]);
  });

  test("files in the place of directories, and links in the place of either", async () => {
    const { repository, clone, write, ourGit } = await createWriting({
      "a/x.ts": "x\n",
      "b/y.ts": "y\n",
      c: "c\n",
    });
    const secret = join(repository.root, "secret");
    mkdirSync(secret);
    writeFileSync(join(secret, "y.ts"), "top secret\n");
    rmSync(join(clone.tree, "a"), { recursive: true });
    write("a", "a file now\n");
    rmSync(join(clone.tree, "b"), { recursive: true });
    symlinkSync(secret, join(clone.tree, "b"));
    rmSync(join(clone.tree, "c"));
    write("c/z.ts", "z\n");
    const { commit } = await commitWork(clone, { message: "One" });
    expect(ourGit("ls-tree", "-r", commit).replaceAll(/[0-9a-f]{40}/g, "")).toBe(
      "100644 blob \ta\n120000 blob \tb\n100644 blob \tc/z.ts",
    );
    expect(ourGit("show", `${commit}:b`)).toBe(secret);
  });

  test("a file that was changed and given its old time and size is seen", async () => {
    const { clone } = await createWriting({ "a.ts": "one\n" });
    const file = join(clone.tree, "a.ts");
    await stateOf(clone);
    execFileSync(
      "sh",
      [
        "-c",
        `touch -r "${file}" stamp; printf 'two\\n' > "${file}"; touch -r stamp "${file}"; rm stamp`,
      ],
      {
        cwd: clone.tree,
      },
    );
    expect((await stateOf(clone)).dirty).toEqual(["a.ts"]);
    renameSync(file, `${file}2`);
    expect((await stateOf(clone)).dirty).toEqual(["a.ts", "a.ts2"]);
  });

  test("a file that was changed in the second of the checkout is seen in any later one", async () => {
    const { clone } = await createWriting({ "a.ts": "one\n" });
    const index = join(clone.gitDir, "index");
    const second = 1_000_000_000;
    // What is as old as the index may have been changed since; a younger index would vouch for it.
    utimesSync(index, second, second);
    await stateOf(clone);
    expect(statSync(index).mtimeMs / 1000).toBeLessThanOrEqual(second);
  });
});
