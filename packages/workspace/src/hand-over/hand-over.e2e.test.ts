import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compareStamps, stampsOf } from "../fixtures/stamps-of.ts";
import { hashOfAll } from "../fixtures/hash-of-all.ts";
import { createWriting } from "../fixtures/writing.ts";
import { commitWork } from "../commit/commit-work.ts";
import { asPatch } from "./as-patch.ts";
import { exportPatch } from "./export-patch.ts";
import { handOver } from "./hand-over.ts";
import { handedAs } from "./without-secrets.ts";

const BRANCH = "wheelhouse/1-fix";
/** A token that no service has given out. */
const TOKEN = `ghp_${"a1B2".repeat(9)}`;
/** All that a hand-over may add to a repository. */
const ALLOWED =
  /^\.git\/(?:refs\/heads\/wheelhouse(?:\/1-fix)?|logs\/refs\/heads\/wheelhouse(?:\/1-fix)?|objects\/pack\/pack-[0-9a-f]+\.(?:pack|idx|rev))$/;

describe("L12: handing work over", () => {
  test("makes one branch and adds the objects that are missing, and nothing else changes", async () => {
    const { repository, clone, write } = await createWriting();
    for (const hook of [
      "reference-transaction",
      "post-update",
      "post-commit",
      "update",
      "pre-receive",
    ]) {
      const file = join(repository.path, ".git", "hooks", hook);
      repository.write(`.git/hooks/${hook}`, `#!/bin/sh\ntouch ${repository.root}/hook-ran\n`);
      chmodSync(file, 0o755);
    }
    // Of the same content as what the work adds: it is there already, and its times are the user's.
    repository.write("mine.ts", "three\n");
    repository.git("add", "mine.ts");
    repository.write("src/a.ts", "half done\n");
    write("src/a.ts", "three\n");
    write("src/new.ts", "new\n");
    const first = await commitWork(clone, { message: "One", trailers: { "Wheelhouse-Run": "r1" } });
    write("src/new.ts", "newer\n");
    const { commit } = await commitWork(clone, { message: "Two" });
    const before = stampsOf(repository.path);
    expect(await handOver(clone, { branch: BRANCH })).toEqual({ branch: BRANCH, commit });
    const { added, changed } = compareStamps(before, stampsOf(repository.path));
    expect(changed).toEqual([]);
    expect(added.filter((name) => !ALLOWED.test(name))).toEqual([]);
    expect(added.filter((name) => name.endsWith(".pack"))).toHaveLength(1);
    expect(existsSync(join(repository.root, "hook-ran"))).toBe(false);
    expect(repository.git("log", "--format=%s", `main..${BRANCH}`)).toBe("Two\nOne\n");
    expect(repository.git("show", `${BRANCH}:src/a.ts`)).toBe("three\n");
    expect(repository.git("log", "-1", "--format=%(trailers)", first.commit).trim()).toBe(
      "Wheelhouse-Run: r1",
    );
    expect(repository.git("status", "--porcelain")).toBe("A  mine.ts\n M src/a.ts\n");
    expect(repository.git("fsck", "--strict", "--no-dangling")).toBe("");
  });

  test("handed over again it is as it was, and another commit of that name is refused with a free one", async () => {
    const { repository, clone, write } = await createWriting();
    write("src/a.ts", "three\n");
    const { commit } = await commitWork(clone, { message: "One" });
    await handOver(clone, { branch: BRANCH });
    const before = hashOfAll(repository.path);
    expect(await handOver(clone, { branch: BRANCH })).toEqual({ branch: BRANCH, commit });
    write("src/a.ts", "four\n");
    await commitWork(clone, { message: "Two" });
    await expect(handOver(clone, { branch: BRANCH })).rejects.toMatchObject({
      code: "run.state",
      hint: `Name another one, such as ${BRANCH}-2`,
    });
    expect(hashOfAll(repository.path)).toBe(before);
    repository.git("branch", `${BRANCH}-2`);
    await expect(handOver(clone, { branch: BRANCH })).rejects.toMatchObject({
      hint: `Name another one, such as ${BRANCH}-3`,
    });
    expect(await handOver(clone, { branch: BRANCH, commit })).toEqual({ branch: BRANCH, commit });
  });

  test("what cannot be a branch is refused, and leaves the repository as it was", async () => {
    const { repository, clone, write } = await createWriting();
    await expect(handOver(clone, { branch: BRANCH })).rejects.toMatchObject({
      code: "run.state",
      message: expect.stringContaining("nothing was committed"),
    });
    write("src/a.ts", "three\n");
    await commitWork(clone, { message: "One" });
    repository.git("branch", "wheelhouse");
    repository.git("symbolic-ref", "HEAD", "refs/heads/unborn");
    const before = hashOfAll(repository.path);
    for (const branch of ["", "-d", "a..b", "HEAD", "a b", "../x", "x.lock", "a\nb"])
      await expect(handOver(clone, { branch })).rejects.toMatchObject({ code: "settings.invalid" });
    await expect(handOver(clone, { branch: "unborn" })).rejects.toMatchObject({
      message: "A working tree of yours stands on unborn.",
    });
    expect(hashOfAll(repository.path)).toBe(before);
    await expect(handOver(clone, { branch: BRANCH })).rejects.toMatchObject({
      code: "run.state",
      message: expect.stringContaining("could not be made"),
    });
    expect(repository.git("for-each-ref", "--format=%(refname)")).toBe(
      "refs/heads/main\nrefs/heads/wheelhouse\n",
    );
  });

  test("secrets block it until a person says that they are none", async () => {
    const { repository, clone, write } = await createWriting();
    write("src/a.ts", `one\nconst token = "${TOKEN}";\n`);
    const { commit } = await commitWork(clone, { message: "One" });
    const before = hashOfAll(repository.path);
    const refused = handOver(clone, { branch: BRANCH });
    await expect(refused).rejects.toMatchObject({
      code: "run.secrets",
      message: expect.stringContaining("src/a.ts:2 looks like a github-token"),
    });
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining(TOKEN) });
    await expect(exportPatch(clone, join(repository.root, "out.patch"))).rejects.toMatchObject({
      code: "run.secrets",
    });
    expect(existsSync(join(repository.root, "out.patch"))).toBe(false);
    expect(hashOfAll(repository.path)).toBe(before);
    expect(await handOver(clone, { branch: BRANCH, allowSecrets: true })).toEqual({
      branch: BRANCH,
      commit,
    });
  });

  test("work that had a secret in between is handed over as one commit without it", async () => {
    const { repository, clone, write } = await createWriting();
    write("src/a.ts", `one\nconst token = "${TOKEN}";\n`);
    await commitWork(clone, { message: "One" });
    write("src/a.ts", "one\nconst token = process.env.TOKEN;\n");
    const trailers = { "Wheelhouse-Run": "run1" };
    const { commit, tree } = await commitWork(clone, { message: "Two", trailers });
    const handed = await handOver(clone, { branch: BRANCH });
    expect(handed.commit).not.toBe(commit);
    expect(repository.git("rev-parse", `${BRANCH}^{tree}`).trim()).toBe(tree);
    expect(repository.git("log", "--format=%B", `main..${BRANCH}`).trim()).toBe(
      "Two\n\nWheelhouse-Run: run1",
    );
    const every = repository.git("cat-file", "--batch-all-objects", "--batch");
    expect(every).not.toContain(TOKEN);
    // Done again, also after a crash in the middle, it is the same commit.
    expect(await handOver(clone, { branch: BRANCH, orNext: true })).toEqual(handed);
    expect(await handedAs(clone, commit)).toBe(handed.commit);
    repository.git("fsck", "--strict", "--no-dangling");
  });

  test("is saved as a patch for whoever wants no branch, whatever bytes are in it", async () => {
    const { repository, clone, write } = await createWriting();
    const latin = Buffer.from([0x67, 0x72, 0xfc, 0x6e, 0x0a]);
    write("src/a.ts", latin);
    write("data/raw.bin", Buffer.from([0, 1, 2, 255, 254]));
    const { commit, tree } = await commitWork(clone, { message: "One" });
    const patch = join(repository.root, "patches", "run1.patch");
    const before = hashOfAll(repository.path);
    for (let time = 0; time < 2; time++)
      expect(await exportPatch(clone, patch)).toEqual({ patch, base: clone.base, commit });
    expect(readdirSync(join(repository.root, "patches"))).toEqual(["run1.patch"]);
    expect(statSync(patch).mode & 0o777).toBe(0o600);
    expect(hashOfAll(repository.path)).toBe(before);
    repository.git("apply", "--index", patch);
    expect(repository.git("write-tree").trim()).toBe(tree);
  });

  test("a base that is gone from the user's repository goes along", async () => {
    const { repository, clone, write } = await createWriting();
    write("src/a.ts", "three\n");
    const { commit } = await commitWork(clone, { message: "One" });
    repository.git("checkout", "--quiet", "--orphan", "other");
    repository.git("rm", "-r", "--quiet", "--cached", ".");
    repository.write("other.ts", "other\n");
    repository.git("add", "other.ts");
    repository.git("commit", "--quiet", "-m", "other");
    repository.git("branch", "-D", "main");
    repository.git("reflog", "expire", "--expire=now", "--all");
    repository.git("gc", "--quiet", "--prune=now");
    expect(() => repository.git("cat-file", "-e", clone.base)).toThrow("Command failed");
    const before = stampsOf(repository.path);
    await handOver(clone, { branch: BRANCH });
    expect(compareStamps(before, stampsOf(repository.path)).changed).toEqual([]);
    expect(repository.git("log", "--format=%s", BRANCH)).toBe("One\nfirst\n");
    expect(repository.git("rev-parse", BRANCH).trim()).toBe(commit);
    repository.git("fsck", "--strict", "--no-dangling");
  });

  test("as a patch it can be applied with git am, binary files and odd names too", async () => {
    const { repository, clone, write } = await createWriting();
    write("src/a.ts", "three\n");
    write('data/über "quoted".bin', Buffer.from([0, 1, 2, 255, 254, 10, 13, 0]));
    await commitWork(clone, {
      message: "One: the subject\n\nThe body.",
      trailers: { "Wheelhouse-Step": "work" },
    });
    write("src/b.ts", "");
    const { commit, tree } = await commitWork(clone, { message: "Two" });
    const file = join(repository.root, "work.patch");
    writeFileSync(file, await asPatch(clone));
    repository.git("checkout", "--quiet", "-b", "applied");
    repository.git("am", "--quiet", file);
    expect(repository.git("rev-parse", "HEAD^{tree}").trim()).toBe(tree);
    expect(repository.git("log", "-1", "--format=%B", "HEAD^").trim()).toBe(
      "One: the subject\n\nThe body.\n\nWheelhouse-Step: work",
    );
    expect(await asPatch(clone, { from: commit })).toBe("");
    expect(readFileSync(join(repository.path, "src/a.ts"), "utf8")).toBe("three\n");
  });

  test("takes the next name that is free where that is wanted, and the same one when it is done again", async () => {
    const { repository, clone, write } = await createWriting();
    repository.git("branch", BRANCH);
    repository.git("branch", `${BRANCH}-2`);
    write("src/a.ts", "three\n");
    const { commit } = await commitWork(clone, { message: "One" });
    await expect(handOver(clone, { branch: BRANCH })).rejects.toMatchObject({
      code: "run.state",
      hint: expect.stringContaining(`${BRANCH}-3`),
    });
    const options = { branch: BRANCH, orNext: true };
    for (let count = 0; count < 2; count++)
      expect(await handOver(clone, options)).toEqual({ branch: `${BRANCH}-3`, commit });
    expect(repository.git("rev-parse", BRANCH).trim()).toBe(clone.base);
  });
});
