import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createRepository, type FixtureRepository } from "../fixtures/repository.ts";
import { hashOfAll } from "../fixtures/hash-of-all.ts";
import { commitWork } from "../commit/commit-work.ts";
import { makeClone } from "./make-clone.ts";

const SECRET = "what only the user may read";

/** A repository whose git directory somebody else has written, as one that came in an archive. */
function hostile(trap: (repository: FixtureRepository, secret: string) => void): FixtureRepository {
  const repository = createRepository();
  repository.write("a.ts", "one\n");
  repository.git("add", ".");
  repository.git("commit", "--quiet", "-m", "first");
  const secret = join(repository.root, "secret");
  writeFileSync(secret, `${SECRET}\n`);
  trap(repository, secret);
  return repository;
}

const inGit = ({ path }: FixtureRepository, name: string): string => join(path, ".git", name);
const pipe = (path: string): unknown => execFileSync("mkfifo", [path]);

function trapLoose(repository: FixtureRepository, set: (place: string) => unknown): void {
  mkdirSync(inGit(repository, "objects/ab"), { recursive: true });
  set(inGit(repository, `objects/ab/${"c".repeat(38)}`));
}

/** Files below a directory that have the secret. */
function withSecret(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path, "utf8").includes(SECRET));
}

describe("a clone of a repository whose git directory somebody else has written", () => {
  test.each<[string, (repository: FixtureRepository, secret: string) => void]>([
    [
      "a link in the place of a loose object",
      (repository, secret) => trapLoose(repository, (place) => symlinkSync(secret, place)),
    ],
    [
      "a link in the place of a pack",
      (repository, secret) => symlinkSync(secret, inGit(repository, "objects/pack/pack-1.idx")),
    ],
    [
      "a setting that names a list of what is ignored",
      (repository, secret) => repository.git("config", "core.excludesFile", secret),
    ],
    [
      "a link in the place of the list of what is ignored",
      (repository, secret) => {
        rmSync(inGit(repository, "info"), { recursive: true, force: true });
        mkdirSync(inGit(repository, "info"));
        symlinkSync(secret, inGit(repository, "info/exclude"));
      },
    ],
  ])("nothing that an agent sees has what it leads to by %s", async (_, trap) => {
    const repository = hostile(trap);
    const before = hashOfAll(repository.path);
    const into = join(repository.root, "clone");
    const clone = await makeClone({ project: repository.path, into });
    expect(withSecret(clone.tree)).toEqual([]);
    expect(withSecret(clone.objects)).toEqual([]);
    expect(hashOfAll(repository.path)).toBe(before);
  });

  test("what such a list ignores is ignored by us all the same", async () => {
    const repository = hostile((own, secret) => {
      writeFileSync(secret, `${SECRET}\n*.built\n`);
      own.git("config", "core.excludesFile", secret);
    });
    const into = join(repository.root, "clone");
    const clone = await makeClone({ project: repository.path, into });
    writeFileSync(join(clone.tree, "a.built"), "made\n");
    expect(await commitWork(clone, { message: "One" })).toMatchObject({ unchanged: true });
  });

  test.each<[string, (repository: FixtureRepository) => void]>([
    ["a loose object", (repository) => trapLoose(repository, pipe)],
    [
      "the list of what is ignored",
      (repository) => {
        rmSync(inGit(repository, "info"), { recursive: true, force: true });
        mkdirSync(inGit(repository, "info"));
        pipe(inGit(repository, "info/exclude"));
      },
    ],
  ])("a pipe in the place of %s keeps nobody waiting", async (_, trap) => {
    const repository = hostile(trap);
    const into = join(repository.root, "clone");
    const clone = await makeClone({ project: repository.path, into });
    expect(readFileSync(join(clone.tree, "a.ts"), "utf8")).toBe("one\n");
  });

  test("of a repository that it borrows from, only what the work begins at is there", async () => {
    const other = createRepository("other");
    other.write("shared.ts", "shared\n");
    other.git("add", ".");
    other.git("commit", "--quiet", "-m", "shared");
    const path = join(other.root, "borrower");
    other.git("clone", "--quiet", "--shared", other.path, path);
    other.write("private.ts", `${SECRET}\n`);
    other.git("add", ".");
    other.git("commit", "--quiet", "-m", "private");
    const clone = await makeClone({ project: path, into: join(other.root, "clone") });
    rmSync(other.path, { recursive: true });
    expect(readFileSync(join(clone.tree, "shared.ts"), "utf8")).toBe("shared\n");
    const git = (...args: string[]): string =>
      execFileSync("git", args, { cwd: clone.tree, encoding: "utf8" });
    expect(git("fsck", "--full", "--strict")).not.toContain("missing");
    const all = git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)").trim();
    expect(all.split("\n")).toHaveLength(3);
  });

  test("a working tree that it says is elsewhere is refused, and nothing is carried out of the clone", async () => {
    const repository = hostile(({ path, git }) => {
      mkdirSync(join(path, "one", "two", "three"), { recursive: true });
      writeFileSync(join(path, ".env"), "A=1\n");
      git("config", "core.worktree", join(path, "one", "two", "three"));
    });
    const into = join(repository.root, "data", "clone");
    mkdirSync(join(repository.root, "data"));
    await expect(
      makeClone({ project: repository.path, into, carry: [".env"] }),
    ).rejects.toMatchObject({
      code: "project.unreadable",
      message: expect.stringContaining("elsewhere"),
    });
    expect(readdirSync(repository.root).sort()).toEqual(["data", "repo", "secret"]);
    expect(readdirSync(join(repository.root, "data"))).toEqual([]);
  });
});
