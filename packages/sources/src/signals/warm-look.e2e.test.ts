import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Repositories } from "../repositories.ts";
import {
  type FixtureRepository,
  fixtureRepository,
  openFixture,
  scratch,
} from "./fixtures/fixture-repository.ts";
import { repositoriesAt } from "./fixtures/look-around.ts";

/** Everything is old enough to be trusted to be the same. */
const now = (): number => Date.now() + 10_000;
const OLD = Date.now() - 3 * 24 * 60 * 60 * 1000;

/** What a person does to their clone, one thing after the other, each of a kind of its own. */
const CHANGES: Readonly<
  Record<string, (ours: FixtureRepository, up: FixtureRepository) => unknown>
> = {
  "a new file": ({ write }) => write("new", ""),
  "a file that is ignored from now on": ({ write }) => write(".gitignore", "new\n"),
  "an exclusion of one's own": ({ path }) =>
    writeFileSync(join(path, ".git/info/exclude"), "*.own\n"),
  "a file of that name": ({ write }) => write("a.own", ""),
  "no exclusion any more": ({ path }) => rmSync(join(path, ".git/info/exclude")),
  "a commit": ({ commit }) => commit("Second"),
  "a fetch": ({ git }, up) => {
    up.commit("Theirs");
    git("fetch", "--quiet");
  },
  "a branch": ({ git }) => git("checkout", "--quiet", "-b", "feat/deep"),
  "an old commit on it": ({ commit }) => commit("Old", OLD),
  "an upstream": ({ git }) => git("branch", "--quiet", "--set-upstream-to=origin/main"),
  "another upstream": ({ git }) => git("config", "branch.feat/deep.merge", "refs/heads/gone"),
  "the first branch": ({ git }) => git("checkout", "--quiet", "main"),
  "refs that are packed": ({ git }) => git("pack-refs", "--all"),
  "a branch that is gone": ({ git }) => git("branch", "--quiet", "-D", "feat/deep"),
  "a ref that is written in place": ({ path, git }) => {
    git("branch", "left", "HEAD~1");
    writeFileSync(join(path, ".git/refs/heads/left"), git("rev-parse", "HEAD"));
  },
  "a stash": ({ git, write }) => {
    write("file", "stashed\n");
    git("stash", "--quiet");
  },
  "another address": ({ git }) => git("remote", "set-url", "origin", "https://forge.example/a/b"),
  "a configuration that is taken in": ({ path }) => {
    writeFileSync(
      join(path, ".git/more"),
      '[remote "origin"]\n\turl = https://forge.example/c/d\n',
    );
    appendFileSync(join(path, ".git/config"), "[include]\n\tpath = more\n");
  },
  "a change in that": ({ path }) =>
    writeFileSync(join(path, ".git/more"), "[core]\n\tfileMode = false\n"),
  "another default branch": ({ git }) => {
    git("update-ref", "refs/remotes/origin/trunk", "HEAD~1");
    git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
  },
  "a HEAD without a branch": ({ git }) => git("checkout", "--quiet", "--detach"),
  "a merge that is under way": ({ path }) => writeFileSync(join(path, ".git/MERGE_HEAD"), ""),
  "all packed": ({ git }) => git("gc", "--quiet"),
  "an ignore file": ({ write }) => write(".wheelhouse-ignore", ""),
};

const seenBy = (repositories: Repositories) =>
  repositories.list().map((each) => ({ ...each, scanned_at: null }));

describe("a look that knows an earlier one", () => {
  test("sees what a first look sees, after every kind of change", async () => {
    const root = scratch();
    const up = fixtureRepository(join(root, "up"));
    up.git("clone", "--quiet", up.path, join(root, "ours"));
    const ours = openFixture(join(root, "ours"));
    const warm = await repositoriesAt(ours.path, { now });
    await warm.refresh();
    for (const [change, make] of Object.entries(CHANGES)) {
      make(ours, up);
      await warm.refresh();
      const cold = await repositoriesAt(ours.path, { now });
      await cold.refresh();
      expect({ change, seen: seenBy(warm) }).toEqual({ change, seen: seenBy(cold) });
      const { version } = warm.scan();
      expect([change, (await warm.refresh()).version]).toEqual([change, version]);
      await cold.close();
    }
  });
});
