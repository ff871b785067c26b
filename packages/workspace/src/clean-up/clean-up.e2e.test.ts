import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hashOfAll } from "../fixtures/hash-of-all.ts";
import { makeDeep } from "../fixtures/make-deep.ts";
import { createWriting } from "../fixtures/writing.ts";
import { handOver } from "../hand-over/hand-over.ts";
import { commitWork } from "../commit/commit-work.ts";
import { restoreWork } from "../commit/restore-work.ts";
import { bundleOf } from "./bundle-of.ts";
import { cleanUp } from "./clean-up.ts";
import { diskUseOf } from "./disk-use-of.ts";

describe("L12: removing a clone", () => {
  test("one without work goes, and nothing of the user's", async () => {
    const { repository, clone } = await createWriting();
    const before = hashOfAll(repository.path);
    const used = await diskUseOf(clone.path);
    expect(await cleanUp(clone)).toEqual({ freed: used });
    expect(existsSync(clone.path)).toBe(false);
    expect(readdirSync(repository.root)).toEqual(["repo"]);
    expect(hashOfAll(repository.path)).toBe(before);
    expect(await cleanUp(clone)).toEqual({ freed: 0 });
  });

  test("work that no branch has stays, be it committed, uncommitted or kept, until a bundle has it", async () => {
    const { repository, clone, write } = await createWriting();
    write("src/a.ts", "uncommitted\n");
    await expect(cleanUp(clone)).rejects.toMatchObject({ code: "run.state" });
    await restoreWork(clone, clone.base);
    write("src/a.ts", "committed\n");
    const { commit } = await commitWork(clone, { message: "One" });
    await expect(cleanUp(clone)).rejects.toMatchObject({
      message: expect.stringMatching(
        /the work of refs\/wheelhouse\/head, refs\/wheelhouse\/kept\/1\.$/,
      ),
    });
    const file = join(repository.root, "work.bundle");
    expect(await cleanUp(clone, { bundle: file })).toMatchObject({ bundle: file });
    expect(existsSync(clone.path)).toBe(false);
    repository.git(
      "-c",
      "protocol.file.allow=always",
      "fetch",
      "--quiet",
      file,
      "refs/wheelhouse/*:refs/taken/*",
    );
    expect(repository.git("show", "refs/taken/head:src/a.ts")).toBe("committed\n");
    expect(repository.git("show", "refs/taken/kept/1:src/a.ts")).toBe("uncommitted\n");
    expect(repository.git("rev-parse", "refs/taken/head").trim()).toBe(commit);
  });

  test("work that a branch of the user's has goes; what came after it does not", async () => {
    const { repository, clone, write } = await createWriting();
    write("src/a.ts", "one\nmore\n");
    await commitWork(clone, { message: "One" });
    await handOver(clone, { branch: "wheelhouse/1" });
    write("src/a.ts", "one\nmore\nlater\n");
    await expect(cleanUp(clone)).rejects.toMatchObject({
      message: expect.stringContaining("no branch of yours has the work of refs/wheelhouse/kept/1"),
    });
    repository.git("branch", "-D", "wheelhouse/1");
    await expect(cleanUp(clone)).rejects.toMatchObject({
      message: expect.stringContaining("refs/wheelhouse/head"),
    });
  });

  test("what no commit can hold stays until a person says otherwise", async () => {
    const { repository, clone, write } = await createWriting();
    write("large.bin", Buffer.alloc(51 * 1024 * 1024));
    await expect(cleanUp(clone)).rejects.toMatchObject({
      message: expect.stringContaining("large.bin: it has 51 MiB"),
    });
    expect(existsSync(join(clone.tree, "large.bin"))).toBe(true);
    await cleanUp(clone, { evenLeftOut: true });
    expect(readdirSync(repository.root)).toEqual(["repo"]);
  });

  test("also one that no path can name all of", async () => {
    const { repository, clone } = await createWriting();
    makeDeep(clone.tree);
    await cleanUp(clone);
    expect(readdirSync(repository.root).filter((name) => name.startsWith("clone"))).toEqual([]);
  });

  test("no link of an agent's is followed", async () => {
    const { repository, clone } = await createWriting();
    const outside = join(repository.root, "outside");
    mkdirSync(outside);
    writeFileSync(join(outside, "mine"), "mine\n");
    symlinkSync(outside, join(clone.tree, "node_modules"));
    writeFileSync(join(clone.gitDir, "info", "exclude"), "node_modules\n");
    await cleanUp(clone);
    expect(readdirSync(outside)).toEqual(["mine"]);
  });

  test("a bundle of nothing is none, and one of work can be taken by whoever has the base", async () => {
    const { repository, clone, write } = await createWriting();
    const file = join(repository.root, "work.bundle");
    expect(await bundleOf(clone, file)).toBeUndefined();
    write("src/a.ts", "three\n");
    const { commit } = await commitWork(clone, { message: "One" });
    expect(await bundleOf(clone, file)).toEqual({ file, refs: { "refs/wheelhouse/head": commit } });
    repository.git("fetch", "--quiet", file, "refs/wheelhouse/head:refs/heads/taken");
    expect(repository.git("log", "--format=%s", "taken")).toBe("One\nfirst\n");
    expect(readdirSync(repository.root).sort()).toEqual(["clone", "repo", "work.bundle"]);
  });
});
