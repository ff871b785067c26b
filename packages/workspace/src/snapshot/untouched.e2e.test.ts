import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectFingerprint } from "../check/project-fingerprint.ts";
import { changesOf } from "../changes/changes-of.ts";
import { cleanUp } from "../clean-up/clean-up.ts";
import { makeClone } from "../clone/make-clone.ts";
import { diffOf } from "../diff/diff-of.ts";
import { collectFacts } from "../facts/collect-facts.ts";
import { hashOfAll } from "../fixtures/hash-of-all.ts";
import { createRepository, type FixtureRepository } from "../fixtures/repository.ts";
import { compareStamps, stampsOf } from "../fixtures/stamps-of.ts";
import { handOver } from "../hand-over/hand-over.ts";
import { mergeability } from "../hand-over/mergeability.ts";
import { commitWork } from "../commit/commit-work.ts";
import { takeSnapshot } from "./take-snapshot.ts";

const HOOKS = ["post-index-change", "post-checkout", "reference-transaction", "pre-auto-gc"];

/** A repository whose configuration, hooks and attributes run programs at every occasion. */
function trapped(): FixtureRepository & { readonly traces: () => string[] } {
  const repository = createRepository();
  const trace = (name: string): string => join(repository.root, `trace-${name}`);
  repository.write(".gitattributes", "* filter=trap diff=trap\n");
  for (const name of ["a.ts", "b.ts"]) repository.write(name, "// TODO: one\ntwo\n");
  repository.git("add", ".");
  repository.git("commit", "--quiet", "-m", "first");
  const other = createRepository();
  other.write("inner", "x\n");
  other.git("add", ".");
  other.git("commit", "--quiet", "-m", "inner");
  repository.git(
    "-c",
    "protocol.file.allow=always",
    "submodule",
    "--quiet",
    "add",
    other.path,
    "sub",
  );
  repository.git("commit", "--quiet", "-m", "submodule");
  repository.write("sub/.gitattributes", "* filter=trap\n");
  repository.write("sub/inner", "y\n");
  for (const directory of [".", "sub"]) {
    const set = (key: string, name: string): unknown =>
      repository.git("-C", directory, "config", key, `sh -c 'touch ${trace(name)}; cat' x`);
    set("filter.trap.clean", "clean");
    set("filter.trap.smudge", "smudge");
    set("diff.trap.textconv", "textconv");
    set("diff.trap.command", "command");
    set("diff.external", "external");
    set("core.fsmonitor", "fsmonitor");
    set("core.pager", "pager");
    set("core.sshCommand", "ssh");
  }
  for (const hook of HOOKS) {
    repository.write(`.git/hooks/${hook}`, `#!/bin/sh\ntouch ${trace("hook")}\n`);
    chmodSync(join(repository.path, ".git/hooks", hook), 0o755);
  }
  const names = [
    "clean",
    "smudge",
    "textconv",
    "command",
    "external",
    "fsmonitor",
    "pager",
    "ssh",
    "hook",
  ];
  return { ...repository, traces: () => names.filter((name) => existsSync(trace(name))) };
}

describe("L12: nothing of the user's is written or run", () => {
  test("by a snapshot, a diff, facts and a fingerprint of a repository full of traps", async () => {
    const repository = trapped();
    repository.git("status");
    expect(repository.traces()).toEqual(expect.arrayContaining(["clean", "fsmonitor"]));
    for (const name of repository.traces()) rmSync(join(repository.root, `trace-${name}`));
    repository.write("a.ts", "// TODO: one\nchanged\n");
    repository.write("new.ts", "new\n");
    const before = hashOfAll(repository.path);
    const into = join(repository.root, "snapshot");
    const snapshot = await takeSnapshot({ project: repository.path, into });
    const diff = await diffOf(snapshot, "B");
    const facts = await collectFacts(snapshot, { scope: [], now: Date.now() });
    await projectFingerprint(repository.path);
    expect(diff.files.map((file) => file.path)).toEqual(["a.ts", "new.ts"]);
    expect(diff.patch).toContain("+changed");
    expect(facts.todos).toHaveLength(2);
    expect(snapshot.omitted).toEqual(["sub: a submodule"]);
    expect(readFileSync(join(snapshot.path, "a.ts"), "utf8")).toBe("// TODO: one\nchanged\n");
    expect(repository.traces()).toEqual([]);
    expect(hashOfAll(repository.path)).toBe(before);
  });

  test("by a clone, its commits, a look at the base, a hand-over and the removal", async () => {
    const repository = trapped();
    repository.git("status");
    for (const name of repository.traces()) rmSync(join(repository.root, `trace-${name}`));
    repository.write("a.ts", "// TODO: one\nchanged\n");
    repository.write("new.ts", "new\n");
    const before = hashOfAll(repository.path);
    const into = join(repository.root, "clone");
    const clone = await makeClone({ project: repository.path, into, branch: "wheelhouse/1" });
    expect(clone.dirty).toBe(2);
    writeFileSync(join(clone.tree, "b.ts"), "written\n");
    const { commit } = await commitWork(clone, { message: "One" });
    await mergeability(clone);
    await changesOf(clone);
    expect(repository.traces()).toEqual([]);
    expect(hashOfAll(repository.path)).toBe(before);
    const stamps = stampsOf(repository.path);
    await handOver(clone, { branch: "wheelhouse/1" });
    await cleanUp(clone);
    expect(repository.traces()).toEqual([]);
    const { added, changed } = compareStamps(stamps, stampsOf(repository.path));
    expect(changed).toEqual([]);
    expect(added.filter((name) => !/heads\/wheelhouse|objects\/pack\/pack-/.test(name))).toEqual(
      [],
    );
    expect(repository.git("rev-parse", "wheelhouse/1").trim()).toBe(commit);
  });
});
