import { chmodSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectFingerprint } from "../check/project-fingerprint.ts";
import { diffOf } from "../diff/diff-of.ts";
import { collectFacts } from "../facts/collect-facts.ts";
import { hashOfAll } from "../fixtures/hash-of-all.ts";
import { createRepository, type FixtureRepository } from "../fixtures/repository.ts";
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
});
