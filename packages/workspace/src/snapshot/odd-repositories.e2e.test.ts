import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diffOf } from "../diff/diff-of.ts";
import { hashOfAll } from "../fixtures/hash-of-all.ts";
import { createRepository, type FixtureRepository } from "../fixtures/repository.ts";
import type { Snapshot } from "../workspace.ts";
import { listFiles } from "./list-files.ts";
import { takeSnapshot } from "./take-snapshot.ts";

function committed(...init: string[]): FixtureRepository {
  const repository = createRepository("repo", ...init);
  for (const name of ["a/one", "a/two", "b/one", "c/one"]) repository.write(name, `${name}\n`);
  repository.git("add", ".");
  repository.git("commit", "--quiet", "-m", "first");
  return repository;
}

/** Takes a snapshot and holds it to touching nothing. */
async function take(repository: FixtureRepository, project = repository.path): Promise<Snapshot> {
  const before = hashOfAll(repository.path);
  const snapshot = await takeSnapshot({ project, into: join(repository.root, "snapshot") });
  expect(hashOfAll(repository.path)).toBe(before);
  return snapshot;
}

const paths = ({ path }: Snapshot): string[] => listFiles(path).map((file) => file.path);
const changed = async (snapshot: Snapshot): Promise<string[]> =>
  (await diffOf(snapshot, "B")).files.map((file) => `${file.status} ${file.path}`);

describe("L12: a snapshot of a repository that is not as usual", () => {
  test("an index that says a file is unchanged is not believed", async () => {
    const repository = committed();
    repository.git("update-index", "--assume-unchanged", "a/one");
    repository.write("a/one", "changed\n");
    const snapshot = await take(repository);
    expect(readFileSync(join(snapshot.path, "a/one"), "utf8")).toBe("changed\n");
    expect(await changed(snapshot)).toEqual(["modified a/one"]);
  });

  test.each([
    { name: "sparse checkout", flags: ["--no-sparse-index"] },
    { name: "sparse checkout with a sparse index", flags: ["--sparse-index"] },
  ])("a $name has only its own files, and the others are not deleted", async ({ flags }) => {
    const repository = committed();
    repository.git("sparse-checkout", "set", "--cone", ...flags, "a");
    repository.write("a/new", "new\n");
    const snapshot = await take(repository);
    expect(paths(snapshot)).toEqual(["a/new", "a/one", "a/two"]);
    expect(snapshot.omitted).toEqual(["2 files: outside the sparse checkout"]);
    expect(await changed(snapshot)).toEqual(["added a/new"]);
  });

  test("a split index, a damaged one and none at all cost nothing but time", async () => {
    const repository = committed();
    repository.write("a/one", "changed\n");
    const { hash } = await take(repository);
    const again = async (): Promise<void> => {
      rmSync(join(repository.root, "snapshot"), { recursive: true });
      const snapshot = await take(repository);
      expect(snapshot.hash).toBe(hash);
      expect(await changed(snapshot)).toEqual(["modified a/one"]);
    };
    repository.git("update-index", "--split-index");
    await again();
    writeFileSync(join(repository.path, ".git/index"), "damaged");
    await again();
    rmSync(join(repository.path, ".git/index"));
    await again();
  });

  test("a repository of another hash, a shallow one, and one that borrows its objects", async () => {
    const sha256 = committed("--object-format=sha256");
    sha256.write("a/one", "changed\n");
    expect(await changed(await take(sha256))).toEqual(["modified a/one"]);

    const origin = committed();
    origin.write("a/one", "second\n");
    origin.git("commit", "--quiet", "-am", "second");
    for (const flags of [["--depth=1", "--no-local"], ["--shared"]]) {
      const clone = createRepository();
      rmSync(clone.path, { recursive: true });
      origin.git("clone", "--quiet", ...flags, `file://${origin.path}`, clone.path);
      clone.write("a/two", "changed\n");
      expect(await changed(await take(clone))).toEqual(["modified a/two"]);
    }
  });

  test("line ends and encodings are compared as the user's git does, and copied as they are", async () => {
    const repository = committed();
    repository.write(".gitattributes", "*.txt text eol=crlf\n*.u16 working-tree-encoding=UTF-16\n");
    repository.write("same.txt", "one\r\ntwo\r\n");
    repository.write("other.txt", "one\r\ntwo\r\n");
    writeFileSync(join(repository.path, "wide.u16"), Buffer.from("\uFEFFwide\n", "utf16le"));
    repository.git("add", ".");
    repository.git("commit", "--quiet", "-m", "text");
    repository.write("other.txt", "one\r\n2\r\n");
    const first = await take(repository);
    expect(readFileSync(join(first.path, "same.txt"), "utf8")).toBe("one\r\ntwo\r\n");
    expect((await diffOf(first, "B")).files).toEqual([
      { path: "other.txt", status: "modified", added: 1, removed: 1, ranges: [[2, 2]] },
    ]);
    rmSync(join(repository.root, "snapshot"), { recursive: true });
    repository.write("wide.u16", "odd");
    expect(await changed(await take(repository))).toContain("modified wide.u16");
  });

  test("repositories inside, pipes, and what the user ignores everywhere are left out", async () => {
    const repository = committed();
    for (const name of ["unborn", "born"]) repository.git("init", "--quiet", name);
    repository.write("born/file", "x\n");
    repository.git("-C", "born", "add", ".");
    repository.git("-C", "born", "commit", "--quiet", "-m", "inner");
    repository.git("config", "core.excludesFile", join(repository.root, "ignore"));
    writeFileSync(join(repository.root, "ignore"), ".idea/\n");
    repository.write(".idea/settings", "mine\n");
    repository.write(".git/info/exclude", "notes\n");
    repository.write("notes", "mine\n");
    repository.write("strange [*]\\\n?", "taken\n");
    execFileSync("mkfifo", [join(repository.path, "pipe")]);
    const snapshot = await take(repository);
    expect(paths(snapshot)).toEqual(["a/one", "a/two", "b/one", "c/one", "strange [*]\\\n?"]);
    expect(snapshot.omitted).toEqual([
      "born/: a repository of its own",
      "unborn/: a repository of its own",
    ]);
  });

  test("files too large to read are left out and named, and not stored either", async () => {
    const repository = committed();
    execFileSync("truncate", ["-s", "40M", join(repository.path, "data*")]);
    const snapshot = await take(repository);
    expect(snapshot.omitted).toEqual(["data*: 40 MiB, and more than 32 MiB are not copied"]);
    expect(await changed(snapshot)).toEqual([]);
  });

  test("a name that is not UTF-8 is named as such", async () => {
    const repository = committed();
    writeFileSync(Buffer.concat([Buffer.from(`${repository.path}/caf`), Buffer.from([0xe9])]), "x");
    const into = join(repository.root, "snapshot");
    const { omitted } = await takeSnapshot({ project: repository.path, into });
    expect(omitted).toEqual(["caf\uFFFD: its name is not UTF-8"]);
  });

  test("a project in a directory that its repository ignores is a plain folder", async () => {
    const repository = committed();
    repository.write(".gitignore", "out/\n");
    repository.write("out/project/file", "x\n");
    const snapshot = await take(repository, join(repository.path, "out/project"));
    expect(paths(snapshot)).toEqual(["file"]);
    expect(snapshot.commit).toBeUndefined();
    const empty = join(repository.path, "out/empty");
    mkdirSync(empty);
    expect((await take(repository, empty)).files).toBe(0);
  });

  test("an empty directory inside a repository is an empty project", async () => {
    const repository = committed();
    mkdirSync(join(repository.path, "a [b]"));
    const snapshot = await take(repository, join(repository.path, "a [b]"));
    expect([snapshot.files, await changed(snapshot)]).toEqual([0, []]);
  });

  test("a path with a line break and a colon in it, and a file that became a directory", async () => {
    const repository = createRepository("re:po \n\"x'");
    repository.write("thing", "file\n");
    repository.git("add", ".");
    repository.git("commit", "--quiet", "-m", "first");
    rmSync(join(repository.path, "thing"));
    repository.write("thing/inside", "new\n");
    chmodSync(join(repository.path, "thing/inside"), 0o755);
    const snapshot = await take(repository);
    expect(await changed(snapshot)).toEqual(["deleted thing", "added thing/inside"]);
    expect(existsSync(join(snapshot.path, "thing/inside"))).toBe(true);
  });
});
