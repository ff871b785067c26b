import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hashOfAll } from "../fixtures/hash-of-all.ts";
import { createWriting } from "../fixtures/writing.ts";
import { commitWork } from "./commit-work.ts";
import { stateOf } from "./state-of.ts";

describe("L12: committing what an agent has laid as a trap", () => {
  test("repositories that an agent makes are files, and nothing of them runs", async () => {
    const { repository, clone, write, agentGit, ourGit } = await createWriting({
      "src/a.ts": "one\n",
    });
    const trace = join(repository.root, "trace");
    const trap = `touch ${trace}; cat`;
    const lay = (directory: string): void => {
      const at = join(clone.tree, directory);
      const git = (...args: string[]): unknown =>
        execFileSync("git", args, { cwd: at, stdio: "ignore" });
      if (!existsSync(join(at, ".git"))) git("init", "--quiet");
      for (const [key, value] of [
        ["core.fsmonitor", trap],
        ["core.hooksPath", join(repository.root, "hooks")],
        ["filter.trap.clean", trap],
        ["filter.trap.smudge", trap],
        ["filter.trap.process", trap],
        ["diff.external", trap],
        ["diff.trap.textconv", trap],
        ["core.sshCommand", trap],
        ["core.pager", trap],
        ["core.editor", trap],
        ["gpg.program", trap],
        ["commit.gpgSign", "true"],
        ["core.worktree", repository.path],
      ] as const)
        git("config", key, value);
    };
    mkdirSync(join(repository.root, "hooks"));
    for (const hook of [
      "pre-commit",
      "post-commit",
      "reference-transaction",
      "post-index-change",
      "pre-auto-gc",
    ]) {
      writeFileSync(join(repository.root, "hooks", hook), `#!/bin/sh\ntouch ${trace}\n`);
      chmodSync(join(repository.root, "hooks", hook), 0o755);
    }
    write("inner/new.ts", "new\n");
    write("inner/.gitignore", "ignored\n");
    write("inner/ignored", "x\n");
    write("src/new.ts", "new\n");
    for (const directory of ["inner", "src"]) lay(directory);
    write(
      ".gitattributes",
      "* filter=trap diff=trap\n*.ts ident text eol=crlf working-tree-encoding=UTF-16\n",
    );
    write(
      ".gitmodules",
      `[submodule "inner"]\n\tpath = inner\n\turl = ext::sh -c touch% ${trace}\n\tupdate = !touch ${trace}\n`,
    );
    lay(".");
    const before = hashOfAll(repository.path);
    const result = await commitWork(clone, { message: "One" });
    expect(result).toMatchObject({ unchanged: false, leftOut: [] });
    expect(ourGit("ls-tree", "-r", "--name-only", result.commit).split("\n")).toEqual([
      ".gitattributes",
      ".gitmodules",
      "inner/.gitignore",
      "inner/new.ts",
      "src/a.ts",
      "src/new.ts",
    ]);
    expect(ourGit("show", `${result.commit}:src/new.ts`)).toBe("new");
    expect(await stateOf(clone)).toMatchObject({ dirty: [] });
    expect(existsSync(trace)).toBe(false);
    expect(hashOfAll(repository.path)).toBe(before);
    // The traps are armed: whoever trusts that git springs them.
    agentGit("status");
    expect(existsSync(trace)).toBe(true);
  });

  test("a git of the agent's that is wrecked, or leads to the user's, changes nothing", async () => {
    const { repository, clone, write, ourGit } = await createWriting();
    const before = hashOfAll(repository.path);
    const git = join(clone.tree, ".git");
    for (const wreck of [
      () =>
        writeFileSync(
          join(git, "objects/info/alternates"),
          `${join(repository.path, ".git/objects")}\n`,
        ),
      () => writeFileSync(join(git, "HEAD"), "garbage"),
      () => writeFileSync(join(git, "index"), Buffer.alloc(100)),
      () => writeFileSync(join(git, "commondir"), `${join(repository.path, ".git")}\n`),
      () => {
        rmSync(git, { recursive: true });
        writeFileSync(git, `gitdir: ${join(repository.path, ".git")}\n`);
      },
      () => {
        unlinkSync(git);
        symlinkSync(join(repository.path, ".git"), git);
      },
    ]) {
      wreck();
      write("src/a.ts", `${Math.random()}\n`);
      const result = await commitWork(clone, { message: "One" });
      expect(result).toMatchObject({ unchanged: false, files: 1 });
      expect(ourGit("rev-parse", "refs/wheelhouse/head")).toBe(result.commit);
    }
    expect(hashOfAll(repository.path)).toBe(before);
  });

  test("pipes, large files and names of git directories are left out, and told", async () => {
    const { clone, write, ourGit } = await createWriting({ "a.ts": "one\n", "b.ts": "one\n" });
    rmSync(join(clone.tree, "a.ts"));
    execFileSync("mkfifo", [join(clone.tree, "a.ts"), join(clone.tree, "pipe")]);
    write("large.bin", Buffer.alloc(51 * 1024 * 1024));
    write(".GIT/config", "[core]\n");
    write("git~1/config", "[core]\n");
    write(".g\u200cit/config", "[core]\n");
    write("ok.ts", "ok\n");
    const result = await commitWork(clone, { message: "One" });
    expect(result).toMatchObject({ files: 1 });
    expect([...result.leftOut].sort()).toEqual([
      ".GIT/config: git takes no such name",
      ".g\u200cit/config: git takes no such name",
      "a.ts: it is no regular file",
      "git~1/config: git takes no such name",
      "large.bin: it has 51 MiB, and more than 50 MiB are not taken",
    ]);
    expect(ourGit("ls-tree", "-r", "--name-only", result.commit)).toBe("a.ts\nb.ts\nok.ts");
  });

  test.each([".gitattributes", "d/.gitignore"])(
    "a pipe that is named %s keeps nobody waiting",
    async (pipe) => {
      const { clone, write, ourGit } = await createWriting({ "a.ts": "one\n", "d/b.ts": "one\n" });
      execFileSync("mkfifo", [join(clone.tree, pipe)]);
      write("a.ts", "two\n");
      const result = await commitWork(clone, { message: "One" });
      expect(result).toMatchObject({
        files: 1,
        leftOut: [`${pipe}: a pipe that kept git waiting, and was removed`],
      });
      expect(ourGit("ls-tree", "-r", "--name-only", result.commit)).toBe("a.ts\nd/b.ts");
      expect(await stateOf(clone)).toMatchObject({ dirty: [], leftOut: [] });
    },
  );

  test("of many commits none has a secret from outside, while a directory and a link change places", async () => {
    const { repository, clone, write, ourGit } = await createWriting({
      "d/f.ts": "0\n",
      "e.ts": "",
    });
    const secret = join(repository.root, "secret");
    mkdirSync(secret);
    writeFileSync(join(secret, "f.ts"), "top secret\n");
    symlinkSync(secret, join(clone.tree, "l"));
    writeFileSync(join(clone.gitDir, "info", "exclude"), "/l\n/k\n/stop\n");
    const racer = `
      const fs = require("node:fs");
      for (let i = 0; !fs.existsSync("stop"); i++) {
        fs.renameSync("d", "k"); fs.renameSync("l", "d");
        fs.renameSync("d", "l"); fs.renameSync("k", "d");
        fs.writeFileSync("d/f.ts", i + "\\n");
      }`;
    const child = spawn(process.execPath, ["-e", racer], { cwd: clone.tree, stdio: "ignore" });
    const ended = new Promise((resolve) => child.once("close", resolve));
    try {
      for (let round = 0; round < 40; round++) {
        write("e.ts", `${round}\n`);
        await commitWork(clone, { message: `${round}` });
      }
    } finally {
      writeFileSync(join(clone.tree, "stop"), "");
      await ended;
    }
    const all = ourGit(
      "cat-file",
      "--batch-all-objects",
      "--batch-check=%(objectname) %(objecttype)",
    );
    const blobs = all.split("\n").filter((line) => line.endsWith(" blob"));
    const texts = blobs.map((line) => ourGit("cat-file", "blob", line.split(" ")[0] ?? ""));
    expect(texts.length).toBeGreaterThan(40);
    expect(texts).not.toContain("top secret");
  });
});
