import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { changesOf } from "../changes/changes-of.ts";
import { commitWork } from "../commit/commit-work.ts";
import { stateOf } from "../commit/state-of.ts";
import { apart, commitTheirs } from "../fixtures/apart.ts";
import { asPatch } from "../hand-over/as-patch.ts";
import { handOver } from "../hand-over/hand-over.ts";
import { mergeability } from "../hand-over/mergeability.ts";
import { bringBase } from "./bring-base.ts";
import { settleMerge, undoMerge } from "./settle-merge.ts";

const SAID = { message: "Bring in the branch", trailers: { "Wheelhouse-Step": "update/bring" } };
describe("a branch that is brought into work", () => {
  test("that fits becomes a merge commit, and is none of the work's changes", async () => {
    const { clone, here, read, target, untouched, ourGit, agentGit } = await apart(
      commitTheirs({ "b.txt": "theirs\n", "new.txt": "new\n" }),
    );
    const head = ourGit("rev-parse", "refs/wheelhouse/head");
    expect(await mergeability(clone)).toMatchObject({ moved: true, behind: true, conflicts: [] });
    expect(await bringBase(clone, SAID)).toMatchObject({ outcome: "merged", target });
    expect([read("a.txt"), read("b.txt"), read("new.txt")]).toEqual([
      "one\nTWO\nthree\n",
      "theirs\n",
      "new\n",
    ]);
    expect(ourGit("log", "-1", "--format=%P %(trailers)", "refs/wheelhouse/head")).toBe(
      `${head} ${target} Wheelhouse-Step: update/bring`,
    );
    const { files } = await changesOf(here());
    expect(files.map(({ path }) => path)).toEqual(["a.txt"]);
    expect((await stateOf(here())).dirty).toEqual([]);
    expect(agentGit("status", "--porcelain")).toBe("");
    expect(agentGit("log", "-1", "--format=%s")).toBe("Bring in the branch");
    expect(await mergeability(here())).toMatchObject({ moved: false, behind: false });
    expect(await bringBase(here(), SAID)).toMatchObject({ outcome: "current" });
    expect(untouched()).toBe(true);
  });

  test("that conflicts is laid out, and what somebody commits about it is the merge", async () => {
    const { clone, here, read, write, target, untouched, ourGit, agentGit, repository } =
      await apart(commitTheirs({ "a.txt": "one\n2\nthree\n", "b.txt": "theirs\n" }));
    const head = ourGit("rev-parse", "refs/wheelhouse/head");
    const brought = await bringBase(clone, SAID);
    expect(brought).toMatchObject({
      outcome: "conflicts",
      conflicts: [{ path: "a.txt", kind: "contents", sides: { work: true, base: true } }],
    });
    expect(read("a.txt")).toMatch(
      /^one\n<{7} the-work\nTWO\n\|{7} \w+\ntwo\n={7}\n2\n>{7} the-base\nthree\n$/,
    );
    expect(agentGit("show", "HEAD^1:a.txt")).toBe("one\nTWO\nthree");
    expect(agentGit("show", "HEAD^2:a.txt")).toBe("one\n2\nthree");
    expect(agentGit("log", "--format=%s", "HEAD^1..HEAD^2")).toBe("theirs");
    expect(await settleMerge(here())).toEqual(["a.txt still has conflict markers"]);
    await expect(handOver(here(), { branch: "one" })).rejects.toThrow("not all conflicts");
    write("a.txt", "one\nTWO\n=======\n2\nthree\n");
    await commitWork(here(), { message: "Half" });
    expect(await settleMerge(here())).toEqual([
      "a.txt still has a line that git puts between two sides",
    ]);
    write("a.txt", "one\nTWO 2\nthree\n");
    await commitWork(here(), { message: "Resolve" });
    expect(await settleMerge(here())).toEqual([]);
    expect(ourGit("log", "-1", "--format=%s %P", "refs/wheelhouse/head")).toBe(
      `Resolve ${head} ${target}`,
    );
    const { patch } = await changesOf(here());
    expect(patch).toContain("-2\n+TWO 2\n");
    expect(patch).not.toContain("theirs");
    const mails = await asPatch(here());
    expect(mails.match(/^Subject: /gm)).toHaveLength(1);
    expect(mails).toContain("+TWO 2");
    expect(untouched()).toBe(true);
    const { commit } = await handOver(here(), { branch: "one" });
    repository.git("merge-base", "--is-ancestor", target, commit);
    expect(repository.git("show", `${commit}:b.txt`)).toBe("theirs\n");
  });

  test("may be taken back: all is as before, and what was done is kept", async () => {
    const { clone, here, write, read, ourGit } = await apart(
      commitTheirs({ "a.txt": "one\n2\nthree\n" }),
    );
    const head = ourGit("rev-parse", "refs/wheelhouse/head");
    await bringBase(clone, SAID);
    write("a.txt", "half done\n");
    expect(await undoMerge(here())).toBe(true);
    expect(read("a.txt")).toBe("one\nTWO\nthree\n");
    expect(ourGit("rev-parse", "refs/wheelhouse/head")).toBe(head);
    expect(here().base).toBe(clone.base);
    expect(ourGit("show", "refs/wheelhouse/kept/1:a.txt")).toBe("half done");
    expect(await undoMerge(here())).toBe(false);
  });

  test("that was rewritten takes the work as one commit, without what was dropped", async () => {
    const { clone, here, read, target, ourGit, untouched } = await apart(({ repository }) => {
      repository.write("b.txt", "amended\n");
      repository.git("commit", "--quiet", "--all", "--amend", "-m", "first, amended");
    });
    expect(await bringBase(clone, SAID)).toMatchObject({ outcome: "merged", rewritten: true });
    expect([read("a.txt"), read("b.txt")]).toEqual(["one\nTWO\nthree\n", "amended\n"]);
    expect(ourGit("log", "-1", "--format=%P", "refs/wheelhouse/head")).toBe(target);
    expect((await changesOf(here())).files.map(({ path }) => path)).toEqual(["a.txt"]);
    expect(ourGit("log", "--format=%s", "refs/wheelhouse/kept/1", "-1")).toBe("Work");
    expect(untouched()).toBe(true);
  });

  test("that has nothing in common any more takes the work all the same, with its conflicts", async () => {
    const { clone, here, read, untouched } = await apart(({ repository }) => {
      repository.git("checkout", "--quiet", "--orphan", "fresh");
      repository.git("rm", "--quiet", "-r", "-f", ".");
      repository.write("other.txt", "other\n");
      repository.git("add", "--all");
      repository.git("commit", "--quiet", "-m", "fresh");
      repository.git("branch", "--quiet", "-M", "main");
    });
    expect(await bringBase(clone, SAID)).toMatchObject({
      outcome: "conflicts",
      rewritten: true,
      conflicts: [{ path: "a.txt", kind: "modify/delete", sides: { work: true, base: false } }],
    });
    expect([read("a.txt"), read("other.txt"), existsSync(join(clone.tree, "b.txt"))]).toEqual([
      "one\nTWO\nthree\n",
      "other\n",
      false,
    ]);
    // To keep the file as it lies there is an answer, too.
    expect(await settleMerge(here())).toEqual([]);
    expect(untouched()).toBe(true);
  });

  test("that was deleted is gone, and the work stays as it is", async () => {
    const { clone, read } = await apart(({ repository }) => {
      repository.git("checkout", "--quiet", "-b", "next");
      repository.git("branch", "--quiet", "-D", "main");
    });
    expect(await bringBase(clone, SAID)).toMatchObject({ outcome: "gone", target: null });
    expect(read("a.txt")).toBe("one\nTWO\nthree\n");
  });
});
