import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Clone, makeClone } from "@wheelhouse/workspace";
import { describe, expect, test } from "vitest";
import { cloneDirectory } from "../home/home-paths.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { commitsOf } from "./commits-of.ts";
import { createClones } from "./create-clones.ts";

const RUN = "k3m2x9ab";

/** The clone of a run as the engine sees it, and a hand that writes in it. */
async function ground() {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-clones-"));
  const into = cloneDirectory(home, RUN);
  mkdirSync(dirname(into), { recursive: true });
  const clone: Clone = await makeClone({ project: smallRepository(), into });
  const stands = { outputs: { clone: { tree: clone.tree } }, origins: [] };
  const at = createClones(home).at(RUN, stands);
  if (!at) throw new Error("the run has no clone");
  const write = (path: string, text: string): void => writeFileSync(join(clone.tree, path), text);
  const commit = (step: string, ordinal: number) =>
    at.commit({ step, attempt: `${step}#1.${ordinal}`, title: step });
  const begin = (step: string) => at.begin({ step, access: "write" });
  const there = (path: string): boolean => existsSync(join(clone.tree, path));
  const filesOf = async (step: string) => (await at.patch(step)).match(/^\+\+\+ .*/gm) ?? [];
  return { at, clone, write, commit, begin, there, filesOf };
}

describe("the clone that a run writes in", () => {
  test("keeps what an author has left half done for its next attempt, and puts aside what another one has", async () => {
    const { write, begin, there } = await ground();
    await begin("one");
    write("half.ts", "half\n");
    await begin("one");
    expect(there("half.ts")).toBe(true);
    await begin("two");
    expect(there("half.ts")).toBe(false);
  });

  test("takes nothing for an author's work that was left behind after its attempt, or before the first one", async () => {
    const { write, commit, begin, there, filesOf } = await ground();
    write("coverage.txt", "what a check wrote before the work\n");
    await begin("one");
    write("a.ts", "a\n");
    await commit("one", 1);
    write("coverage.txt", "what a check wrote for the critic\n");
    await begin("one");
    expect(there("coverage.txt")).toBe(false);
    write("b.ts", "b\n");
    await commit("one", 2);
    expect(await filesOf("one")).toEqual(["+++ b/a.ts", "+++ b/b.ts"]);
  });

  test("whoever comes after starts no program that a writer, or a command of its, has put into its git", async () => {
    const { at, clone, write, commit, begin, there } = await ground();
    const git = (...args: string[]): string =>
      execFileSync("git", args, { cwd: clone.tree, encoding: "utf8" });
    await begin("one");
    write("evil.sh", "#!/bin/sh\ntouch started\n");
    chmodSync(join(clone.tree, "evil.sh"), 0o755);
    git("config", "core.fsmonitor", join(clone.tree, "evil.sh"));
    await commit("one", 1);
    await at.begin({ step: "one", access: "read" });
    git("status");
    expect(there("started")).toBe(false);
    mkdirSync(join(clone.tree, ".git", "hooks"));
    for (const hook of ["post-index-change", "post-checkout"])
      copyFileSync(join(clone.tree, "evil.sh"), join(clone.tree, ".git", "hooks", hook));
    await begin("two");
    git("checkout", "--quiet", "-b", "other");
    expect(there("started")).toBe(false);
    expect(git("log", "-1", "--format=%s").trim()).toBe("one");
  });

  test("tells of a commit whose attempt was lost before it could be told, and of no other", async () => {
    const { at, clone, write, commit, begin } = await ground();
    await begin("one");
    write("a.ts", "a\nb\n");
    const { work } = await commit("one", 1);
    expect(work).toMatchObject({ files: 1, added: 2, removed: 0 });
    expect(await at.committedBy("one#1.1")).toEqual(work);
    expect(await at.committedBy("one#1.2")).toBeUndefined();
    await begin("one");
    expect(await commit("one", 2)).toMatchObject({ work: undefined, everChanged: true });
    expect(await commitsOf(clone, work?.commit ?? "")).toHaveLength(1);
  });
});
