import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createRepository, type FixtureRepository } from "../fixtures/repository.ts";
import { scratch } from "../fixtures/scratch.ts";
import { inspectProject } from "./inspect-project.ts";

function committed(): FixtureRepository {
  const repository = createRepository();
  repository.write("file", "x\n");
  repository.git("add", ".");
  repository.git("commit", "--quiet", "-m", "first");
  return repository;
}

const refusal = (path: string): Promise<unknown> =>
  inspectProject(path).then(
    () => "accepted",
    (error: unknown) => error,
  );

describe("a project that cannot be looked at", () => {
  test("is refused with the cause and the next step", async () => {
    const { path, root, git } = committed();
    git("clone", "--quiet", "--bare", ".", join(root, "bare.git"));
    const moved = join(root, "moved");
    mkdirSync(moved);
    writeFileSync(join(moved, ".git"), `gitdir: ${root}/nowhere\n`);
    for (const [project, cause] of [
      [join(root, "nowhere"), "does not exist"],
      [join(path, "file"), "is not a directory"],
      [`${path}\0`, "is no path"],
      [join(root, "bare.git"), "is a bare repository"],
      [join(path, ".git"), "is inside a git directory"],
      [join(path, ".git/refs"), "is inside a git directory"],
      [moved, "that git cannot use: not a git repository"],
    ] as const) {
      expect(await refusal(project)).toMatchObject({
        code: "project.unreadable",
        message: expect.stringContaining(cause),
        hint: expect.stringMatching(/\w/),
      });
    }
  });

  test("a repository of a newer format is refused, and not taken for a plain folder", async () => {
    const { path, git } = committed();
    git("config", "core.repositoryFormatVersion", "99");
    expect(await refusal(path)).toMatchObject({ message: expect.stringContaining("99") });
  });

  test("says that there is no git, or that it is too old", async () => {
    const { path } = committed();
    const bin = scratch();
    vi.stubEnv("PATH", bin);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    expect(await refusal(path)).toMatchObject({
      code: "project.unreadable",
      message: "There is no git on this machine's PATH.",
    });
    writeFileSync(join(bin, "git"), "#!/bin/sh\necho git version 2.17.1\n", { mode: 0o755 });
    expect(await refusal(path)).toMatchObject({
      message: expect.stringContaining("too old (git version 2.17.1)"),
    });
  });
});

describe("the default branch", () => {
  const ofBranch = async (path: string) => (await inspectProject(path)).repository?.defaultBranch;

  test("is the one that the remote's HEAD names, where it stands here and there", async () => {
    const origin = committed();
    origin.git("branch", "--move", "odd");
    const clone = createRepository("clone");
    clone.git("clone", "--quiet", origin.path, "inner");
    const path = join(clone.path, "inner");
    const commit = origin.git("rev-parse", "HEAD").trim();
    expect(await ofBranch(path)).toEqual({ name: "origin/odd", commits: [commit] });
    clone.git("-C", "inner", "checkout", "--quiet", "-b", "work");
    expect(await ofBranch(path)).toEqual({ name: "origin/odd", commits: [commit, commit] });
  });

  test.each(["main", "master", "trunk"])(
    "is a usual name where no remote says: %s",
    async (name) => {
      const repository = committed();
      repository.git("branch", "--move", name);
      repository.git("checkout", "--quiet", "-b", "work");
      expect(await ofBranch(repository.path)).toMatchObject({ name });
    },
  );

  test("is the one that this user gives to new repositories", async () => {
    const repository = committed();
    repository.git("branch", "mine");
    repository.git("config", "init.defaultBranch", "mine");
    expect(await ofBranch(repository.path)).toMatchObject({ name: "mine" });
  });

  test("may be unknown", async () => {
    const repository = committed();
    repository.git("branch", "--move", "something");
    expect(await ofBranch(repository.path)).toBeUndefined();
  });
});
