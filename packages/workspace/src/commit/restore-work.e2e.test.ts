import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { hashOfAll } from "../fixtures/hash-of-all.ts";
import { scratch } from "../fixtures/scratch.ts";
import { createWriting } from "../fixtures/writing.ts";
import { commitWork } from "./commit-work.ts";
import { restoreWork } from "./restore-work.ts";
import { stateOf } from "./state-of.ts";

const PROGRAM = fileURLToPath(new URL("../fixtures/restore-as-nobody.ts", import.meta.url));

describe("restoring the work of a clone", () => {
  test("puts the tree back, keeps what was in no commit, and leaves what is ignored", async () => {
    const { repository, clone, write, agentGit, ourGit } = await createWriting({
      ".gitignore": "node_modules/\n",
      "a.ts": "one\n",
      "b.ts": "one\n",
    });
    const before = hashOfAll(repository.path);
    write("node_modules/x/index.js", "built\n");
    write("a.ts", "two\n");
    write("new/c.ts", "new\n");
    const { commit } = await commitWork(clone, { message: "One" });
    write("a.ts", "three\n");
    rmSync(join(clone.tree, "b.ts"));
    await commitWork(clone, { message: "Two" });
    const second = ourGit("rev-parse", "refs/wheelhouse/head");
    write("a.ts", "lost?\n");
    const ignores = statSync(join(clone.tree, ".gitignore"), { bigint: true });
    write("stray.ts", "stray\n");
    const restored = await restoreWork(clone, commit);
    expect(statSync(join(clone.tree, ".gitignore"), { bigint: true }).ctimeNs).toBe(
      ignores.ctimeNs,
    );
    expect(restored).toEqual({ commit, kept: expect.stringMatching(/^[0-9a-f]{40}$/) });
    expect(readFileSync(join(clone.tree, "a.ts"), "utf8")).toBe("two\n");
    expect(readdirSync(clone.tree).sort()).toEqual([
      ".git",
      ".gitignore",
      "a.ts",
      "b.ts",
      "new",
      "node_modules",
    ]);
    expect(readFileSync(join(clone.tree, "node_modules/x/index.js"), "utf8")).toBe("built\n");
    expect(await stateOf(clone)).toMatchObject({ head: commit, dirty: [], leftOut: [] });
    expect(ourGit("show", `${restored.kept}:stray.ts`)).toBe("stray");
    expect(
      ourGit("for-each-ref", "--format=%(objectname)", "refs/wheelhouse/kept").split("\n"),
    ).toEqual([restored.kept, second]);
    expect(agentGit("log", "--format=%s")).toBe("One\nfirst");
    expect(agentGit("status", "--porcelain")).toBe("");
    expect(await restoreWork(clone, commit)).toEqual({ commit });
    await restoreWork(clone, clone.base);
    expect(readdirSync(clone.tree).sort()).toEqual([
      ".git",
      ".gitignore",
      "a.ts",
      "b.ts",
      "node_modules",
    ]);
    await restoreWork(clone, second);
    expect(readFileSync(join(clone.tree, "a.ts"), "utf8")).toBe("three\n");
    expect(hashOfAll(repository.path)).toBe(before);
  });

  test("whatever is in the way goes, nothing outside is touched, and what no commit can hold is moved aside", async () => {
    const { repository, clone, write } = await createWriting({
      "a/x.ts": "x\n",
      "b/y.ts": "y\n",
      "c.ts": "c\n",
      "d.ts": "d\n",
      "e/z.ts": "z\n",
      ".gitignore": "ignored\n",
    });
    const outside = join(repository.root, "outside");
    mkdirSync(outside);
    writeFileSync(join(outside, "x.ts"), "mine\n");
    const { commit } = await commitWork(clone, { message: "None" });
    const at = (...names: string[]): string => join(clone.tree, ...names);
    rmSync(at("a"), { recursive: true });
    symlinkSync(outside, at("a"));
    rmSync(at("b"), { recursive: true });
    execFileSync("git", ["init", "--quiet", at("b")]);
    write("b/new.ts", "new\n");
    rmSync(at("c.ts"));
    execFileSync("mkfifo", [at("c.ts")]);
    rmSync(at("d.ts"));
    write("d.ts/ignored", "x\n");
    write("d.ts/more.ts", "x\n");
    write("large.bin", Buffer.alloc(51 * 1024 * 1024));
    // A link that git is not to look at, in the place of a directory.
    writeFileSync(join(clone.gitDir, "info", "exclude"), "/e\n");
    rmSync(at("e"), { recursive: true });
    symlinkSync(outside, at("e"));
    rmSync(at(".git"), { recursive: true });
    const { kept, aside = "" } = await restoreWork(clone, commit);
    expect(kept).toBeDefined();
    expect(await stateOf(clone)).toMatchObject({ head: clone.base, dirty: [], leftOut: [] });
    expect(readFileSync(at("a/x.ts"), "utf8")).toBe("x\n");
    expect(readFileSync(at("d.ts"), "utf8")).toBe("d\n");
    expect(readdirSync(outside)).toEqual(["x.ts"]);
    expect(readFileSync(join(outside, "x.ts"), "utf8")).toBe("mine\n");
    expect(readdirSync(aside).sort()).toEqual(["c.ts", "large.bin"]);
    expect(readFileSync(at("e/z.ts"), "utf8")).toBe("z\n");
    expect(existsSync(at(".git", "HEAD"))).toBe(true);
  });

  test("closed files and directories are opened, for a user without rights over others' too", async () => {
    const root = scratch();
    chmodSync(root, 0o777);
    const said = execFileSync(process.execPath, [PROGRAM, root], { encoding: "utf8" });
    expect(JSON.parse(said)).toEqual({
      leftOut: ["closed/: it may not be read", "b.ts: it may not be read"],
      dirty: [],
      tree: [".git", "b.ts", "d"],
      aside: ["b.ts", "closed"],
    });
  });

  test("only to a commit of ours", async () => {
    const { clone, write } = await createWriting();
    write("src/a.ts", "two\n");
    for (const commit of ["nothing", "--all", "0".repeat(40)])
      await expect(restoreWork(clone, commit)).rejects.toMatchObject({ code: "run.state" });
    expect((await stateOf(clone)).dirty).toEqual(["src/a.ts"]);
  });
});
