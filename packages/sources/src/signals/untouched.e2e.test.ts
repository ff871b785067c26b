import { execFileSync, type ExecFileSyncOptions, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  type FixtureRepository,
  fixtureRepository,
  openFixture,
  scratch,
} from "./fixtures/fixture-repository.ts";
import { hashOfAll } from "./fixtures/hash-of-all.ts";
import { repositoriesAt } from "./fixtures/look-around.ts";

/** Looks twice and at every page, which is all that is ever done. */
async function lookAtEverything(root: string) {
  const repositories = await repositoriesAt(root);
  await repositories.refresh();
  for (const { id } of repositories.list()) await repositories.page(id);
  await repositories.refresh();
  return repositories.list();
}

/** Every file has another time than the index says, and the same content. */
function touchAll({ path, git }: FixtureRepository): void {
  for (const file of git("ls-files", "-z").split("\0").filter(Boolean))
    utimesSync(join(path, file), 1_000_000_000, 1_000_000_000);
}

describe("a look at repositories", () => {
  test("leaves every file, its times and every listing as they are", async () => {
    const root = scratch();
    const plain = fixtureRepository(join(root, "plain"));
    plain.write("file", "two\n");
    plain.git("stash", "--quiet");
    plain.write("untracked", "");
    touchAll(plain);
    const linked = fixtureRepository(join(root, "linked"));
    linked.git("worktree", "add", "--quiet", join(root, "tree"), "-b", "tree");
    touchAll(openFixture(join(root, "tree")));
    const packed = fixtureRepository(join(root, "packed"));
    packed.git("gc", "--quiet");
    packed.git("pack-refs", "--all");
    const split = fixtureRepository(join(root, "split"));
    split.git("update-index", "--split-index");
    split.write("more", "");
    split.git("add", "more");
    const text = fixtureRepository(join(root, "text"));
    text.write(".gitattributes", "* text\n");
    text.commit("Text");
    text.write("file", "one\r\n");
    const sparse = fixtureRepository(join(root, "sparse"));
    sparse.write("in/a", "");
    sparse.write("out/deep/b", "");
    sparse.commit("Two directories");
    sparse.git("sparse-checkout", "set", "--cone", "--sparse-index", "in");
    touchAll({ ...sparse, git: () => "file\0in/a" });
    const outer = fixtureRepository(join(root, "outer"));
    outer.git("submodule", "--quiet", "add", plain.path, "sub");
    outer.write("sub/file", "changed inside");
    const before = hashOfAll(root);
    const seen = await lookAtEverything(root);
    expect(hashOfAll(root)).toBe(before);
    expect(
      seen.map(({ name, status, signals }) => [name, status, ...signals.map(({ line }) => line)]),
    ).toEqual(
      expect.arrayContaining([
        ["plain", "ok", "dirty: 0 modified, 1 untracked"],
        ["split", "ok", "dirty: 1 modified, 0 untracked"],
        ["outer", "ok", "dirty: 2 modified, 0 untracked"],
        ["tree", "ok"],
        ["linked", "ok"],
        ["packed", "ok"],
        ["text", "ok"],
        ["sparse", "ok"],
      ]),
    );
  });

  test("gives the same where nothing can be written", () => {
    const root = scratch();
    const { write, git } = fixtureRepository(join(root, "repo"));
    write("untracked", "");
    write("file", "two\n");
    git("worktree", "add", "--quiet", join(root, "tree"));
    const program = join(import.meta.dirname, "fixtures/look-program.ts");
    const look = (command: string, args: readonly string[], options: ExecFileSyncOptions = {}) =>
      execFileSync(command, [...args, program, root], { ...options, encoding: "utf8" });
    const { execPath: node } = process;
    const seen = look(node, []);
    expect(seen).toContain('"dirty: 1 modified, 1 untracked"');
    const mount = ["--dev-bind", "/", "/", "--ro-bind", root, root, node];
    const hasMounts = spawnSync("bwrap", [...mount, "--version"]).status === 0;
    const lookSealed = (): string => {
      if (hasMounts) return look("bwrap", mount);
      // Without mounts, by rights that even we do not have.
      execFileSync("chmod", ["-R", "a-w,a+rX", root]);
      onTestFinished(() => void execFileSync("chmod", ["-R", "u+w", root]));
      return look(node, [], process.getuid?.() === 0 ? { uid: 65_534 } : {});
    };
    expect(lookSealed()).toBe(seen);
  });

  test("runs nothing that a repository's configuration names", async () => {
    const root = scratch();
    const repository = fixtureRepository(join(root, "repo"));
    const { path, git, write } = repository;
    const canary = join(root, "canary");
    const program = join(root, "program");
    writeFileSync(program, `#!/bin/sh\necho "$0 $@" >> '${canary}'\ncat\n`, { mode: 0o755 });
    write(".gitattributes", "* filter=evil diff=evil\n");
    write("big", "x".repeat(100));
    repository.commit("Attributes");
    mkdirSync(join(path, ".git/hooks"), { recursive: true });
    for (const hook of ["post-index-change", "fsmonitor-watchman", "post-checkout"])
      writeFileSync(join(path, ".git/hooks", hook), `#!/bin/sh\n'${program}'\n`, { mode: 0o755 });
    for (const name of [
      "core.fsmonitor",
      "core.sshCommand",
      "core.gitProxy",
      "core.pager",
      "core.editor",
      "core.alternateRefsCommand",
      "diff.external",
      "diff.evil.command",
      "diff.evil.textconv",
      "filter.evil.clean",
      "filter.evil.smudge",
      "filter.evil.process",
      "gpg.program",
      "alias.status",
      "trailer.evil.command",
    ])
      git("config", name, name === "alias.status" ? `!${program}` : program);
    git("config", "filter.evil.required", "true");
    git("config", "log.showSignature", "true");
    git("config", "status.submoduleSummary", "true");
    // Their programs would be asked about files whose times have changed.
    touchAll({ ...repository, git: () => "big\0file\0.gitattributes" });
    write("big", "y".repeat(100));
    const [seen] = await lookAtEverything(root);
    expect(seen).toMatchObject({ status: "ok", signals: [{ signal: "dirty_tree" }] });
    expect(existsSync(canary)).toBe(false);
    // The user's own git does run them: the canary sings.
    git("config", "--unset", "alias.status");
    try {
      git("-c", "core.fsmonitor=false", "diff");
    } catch {
      // Whatever their programs make of it.
    }
    expect(existsSync(canary)).toBe(true);
  });
});
