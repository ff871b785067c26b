import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fixtureRepository, openFixture, scratch } from "./fixtures/fixture-repository.ts";
import { lookAround, repositoriesAt } from "./fixtures/look-around.ts";

describe("an odd repository", () => {
  test.for([
    "with space",
    "new\nline",
    "-rf",
    "--help",
    "ünïcödé",
    "quo'te\"s",
    "$(touch x)",
    "b\\s",
  ])("may be called %j", async (name) => {
    const root = scratch();
    const { path, write, git, commit } = fixtureRepository(join(root, name));
    git("checkout", "--quiet", "-b", `b/${name.replaceAll(/[^\w$ü]/g, "-")}`);
    commit("Old", 1_700_000_000_000);
    git("checkout", "--quiet", "main");
    write(`${name}.txt`, "");
    write("file", "two\n");
    const repositories = await repositoriesAt(root);
    await repositories.refresh();
    const [seen] = repositories.list();
    expect(seen).toMatchObject({ status: "ok", name, path });
    expect(seen?.signals.map(({ signal }) => signal)).toEqual(["dirty_tree", "stale_branch"]);
    expect(seen?.signals[0]?.detail).toEqual({ count: 2, modified: 1, untracked: 1 });
    expect((await repositories.page(seen?.id ?? ""))?.commits).toHaveLength(1);
  });

  test("that is broken fails with the cause, and keeps no other from being looked at", async () => {
    const root = scratch();
    for (const name of ["head", "index", "objects", "config", "pointer"])
      fixtureRepository(join(root, name)).write("untracked", "");
    writeFileSync(join(root, "head/.git/HEAD"), "nonsense\n");
    writeFileSync(join(root, "index/.git/index"), "nonsense");
    rmSync(join(root, "objects/.git/objects"), { recursive: true });
    mkdirSync(join(root, "objects/.git/objects"));
    writeFileSync(join(root, "config/.git/config"), "[core\n");
    rmSync(join(root, "pointer/.git"), { recursive: true });
    writeFileSync(join(root, "pointer/.git"), "gitdir: ../nowhere\n");
    fixtureRepository(join(root, "good")).write("untracked", "");
    const seen = new Map((await lookAround(root)).map((each) => [each.name, each]));
    for (const name of ["head", "index", "objects", "config", "pointer"])
      expect(seen.get(name)).toMatchObject({ status: "failing", signals: [] });
    expect([...seen.values()].flatMap(({ problem }) => problem ?? [])).toEqual(
      Array.from({ length: 5 }, () => expect.stringMatching(/\w.*\.$/)),
    );
    // Git speaks of the directory of ours that stands for theirs.
    expect(JSON.stringify([...seen.values()])).not.toContain("wheelhouse-repositories");
    expect(seen.get("head")?.problem).toContain(join(root, "head/.git"));
    expect(seen.get("good")).toMatchObject({ status: "ok", signals: [{ signal: "dirty_tree" }] });
  });

  test("with an index that is too large to be copied says so, and is read no further", async () => {
    const root = scratch();
    const { path } = fixtureRepository(join(root, "repo"));
    truncateSync(join(path, ".git/index"), 129 * 1024 * 1024);
    const [seen] = await lookAround(root);
    expect(seen?.problem).toBe("Its index has 129 MiB; no more than 128 are looked at.");
  });

  test("that breaks keeps what was last seen of it, and says that it fails", async () => {
    const root = scratch();
    const { path, write } = fixtureRepository(join(root, "repo"));
    write("untracked", "");
    const repositories = await repositoriesAt(root);
    await repositories.refresh();
    renameSync(join(path, ".git/HEAD"), join(path, ".git/HEAD.away"));
    await repositories.refresh();
    expect(repositories.list()).toMatchObject([
      { status: "failing", problem: expect.stringContaining("HEAD"), signals: [{}] },
    ]);
    renameSync(join(path, ".git/HEAD.away"), join(path, ".git/HEAD"));
    await repositories.refresh();
    expect(repositories.list()).toMatchObject([{ status: "ok", problem: null }]);
    rmSync(path, { recursive: true });
    await repositories.refresh();
    expect(repositories.list()).toEqual([]);
  });

  test("whose files are pipes keeps nobody waiting", async () => {
    const root = scratch();
    const pipes = [".git", ".git/HEAD", ".git/index", ".git/config", ".git/info/attributes"];
    for (const [index, pipe] of pipes.entries()) {
      const { path } = fixtureRepository(join(root, `r${index}`));
      rmSync(join(path, pipe), { recursive: true, force: true });
      execFileSync("mkfifo", [join(path, pipe)]);
    }
    const seen = await lookAround(root, { limitMs: 300 });
    expect(seen.map(({ status }) => status)).toEqual(pipes.map(() => "failing"));
  });

  test("that takes too long is stopped, and fails", async () => {
    const root = scratch();
    const { path } = fixtureRepository(join(root, "repo"));
    const [seen] = await lookAround(path, { limitMs: 1 });
    expect(seen).toMatchObject({ status: "failing", problem: expect.stringContaining("too long") });
  });

  test("that somebody else's git has locked is looked at all the same", async () => {
    const { path, write } = fixtureRepository(join(scratch(), "repo"));
    write("untracked", "");
    for (const lock of ["index.lock", "HEAD.lock", "packed-refs.lock", "config.lock"])
      writeFileSync(join(path, ".git", lock), "");
    const [seen] = await lookAround(path);
    expect(seen).toMatchObject({ status: "ok", signals: [{ signal: "dirty_tree" }] });
  });

  test("without files of its own is no working tree; its branches count", async () => {
    const root = scratch();
    const origin = fixtureRepository(join(root, "origin"));
    origin.git("checkout", "--quiet", "-b", "old");
    origin.commit("Old", 1_700_000_000_000);
    origin.git("checkout", "--quiet", "main");
    const hub = join(root, "hub");
    mkdirSync(hub);
    origin.git("clone", "--quiet", "--bare", origin.path, join(hub, ".bare"));
    writeFileSync(join(hub, ".git"), "gitdir: ./.bare\n");
    const plain = join(root, "plain.git");
    origin.git("clone", "--quiet", "--bare", origin.path, plain);
    const seen = await lookAround(root);
    expect(seen.map(({ name }) => name).toSorted()).toEqual(["hub", "origin"]);
    const [bare] = seen.filter(({ name }) => name === "hub");
    expect(bare?.signals.map(({ signal }) => signal)).toEqual(["stale_branch"]);
  });

  test("whose configuration puts its files elsewhere fails rather than to look there", async () => {
    const root = scratch();
    const { path, git } = fixtureRepository(join(root, "repo"));
    mkdirSync(join(root, "elsewhere"));
    git("config", "core.worktree", "../../elsewhere");
    const [seen] = await lookAround(path);
    expect(seen).toMatchObject({
      status: "failing",
      problem: expect.stringContaining("elsewhere"),
    });
  });

  test("in the hash of tomorrow is one as any other", async () => {
    const root = scratch();
    const { path, write } = fixtureRepository(join(root, "repo"), "--object-format=sha256");
    write("file", "two\n");
    const repositories = await repositoriesAt(path);
    await repositories.refresh();
    const [seen] = repositories.list();
    expect(seen).toMatchObject({ status: "ok", signals: [{ detail: { modified: 1 } }] });
    expect((await repositories.page(seen?.id ?? ""))?.commits[0]?.hash).toHaveLength(64);
  });

  test("takes the ignore list that its user has for all repositories", async () => {
    const root = scratch();
    const { path, write, git } = fixtureRepository(join(root, "repo"));
    writeFileSync(join(root, "ignore"), "*.tmp\n");
    git("config", "core.excludesFile", join(root, "ignore"));
    write("a.tmp", "");
    const [seen] = await lookAround(path);
    expect(seen?.signals).toEqual([]);
    writeFileSync(join(path, ".git/info/exclude"), "b\n");
    write("b", "");
    expect((await lookAround(path))[0]?.signals).toEqual([]);
  });

  test("with an ignore file at its top wants nothing", async () => {
    for (const name of [".wheelhouse-ignore", ".repo-recall-ignore"]) {
      const { path, write } = fixtureRepository(join(scratch(), "repo"));
      write("untracked", "");
      write(name, "");
      expect(await lookAround(path)).toMatchObject([{ status: "ignored", signals: [] }]);
    }
  });

  test("whose past was never fetched is looked at without it, and nothing is fetched", async () => {
    const root = scratch();
    const origin = fixtureRepository(join(root, ".origin"));
    origin.write("file", "two\n");
    origin.commit("Second");
    origin.git("config", "uploadpack.allowFilter", "true");
    const url = `file://${origin.path}`;
    const partial = join(root, "partial");
    origin.git("clone", "--quiet", "--no-local", "--filter=blob:none", url, partial);
    const shallow = join(root, "shallow");
    origin.git("clone", "--quiet", "--depth=1", url, shallow);
    for (const path of [partial, shallow]) openFixture(path).write("file", "three\n");
    const seen = await lookAround(root);
    expect(seen.map(({ status, problem }) => [status, problem])).toEqual([
      ["ok", null],
      ["ok", null],
    ]);
    for (const { signals } of seen)
      expect(signals.map(({ line }) => line)).toEqual(["dirty: 1 modified, 0 untracked"]);
  });

  test("is reached by a root that is a link to it", async () => {
    const root = scratch();
    const { path } = fixtureRepository(join(root, "real/repo"));
    symlinkSync(join(root, "real"), join(root, "link"));
    expect((await lookAround(join(root, "link"))).map((each) => each.path)).toEqual([path]);
    expect(openFixture(path).git("status", "--porcelain")).toBe("");
  });
});
