import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hashOfAll } from "../fixtures/hash-of-all.ts";
import { createRepository } from "../fixtures/repository.ts";
import { scratch } from "../fixtures/scratch.ts";
import { projectFingerprint } from "./project-fingerprint.ts";

describe("the fingerprint of a project", () => {
  test("L12: is the same until something is changed, and taking it changes nothing", async () => {
    const repository = createRepository();
    repository.write("a.ts", "a\n");
    repository.write(".gitignore", "ignored\n");
    repository.git("add", ".");
    repository.git("commit", "--quiet", "-m", "first");
    const before = hashOfAll(repository.path);
    const first = await projectFingerprint(repository.path);
    expect(await projectFingerprint(repository.path)).toEqual(first);
    expect(hashOfAll(repository.path)).toBe(before);
    repository.write("ignored", "noise\n");
    expect(await projectFingerprint(repository.path)).toEqual(first);
  });

  test.each([
    { what: "an untracked file", field: "files", change: "new.ts" },
    { what: "a hook", field: "git", change: ".git/hooks/pre-push" },
    { what: "the configuration", field: "git", change: ".git/config" },
    { what: "a ref", field: "git", change: ".git/refs/heads/other" },
  ] as const)("tells that $what has changed", async ({ field, change }) => {
    const repository = createRepository();
    repository.write("a.ts", "a\n");
    const { files, git } = await projectFingerprint(repository.path);
    repository.write(change, "[core]\n");
    const now = await projectFingerprint(repository.path);
    expect({ files: now.files === files, git: now.git === git }).toEqual({
      files: field !== "files",
      git: field !== "git",
    });
  });

  test("works for a plain folder, without what tools put there", async () => {
    const path = scratch();
    mkdirSync(join(path, "node_modules"));
    const first = await projectFingerprint(path);
    writeFileSync(join(path, "node_modules/x"), "x");
    expect(await projectFingerprint(path)).toEqual(first);
    writeFileSync(join(path, "a"), "a");
    expect(await projectFingerprint(path)).not.toEqual(first);
  });
});
