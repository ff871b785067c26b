import { describe, expect, test } from "vitest";
import { hashOfAll } from "../fixtures/hash-of-all.ts";
import { createWriting } from "../fixtures/writing.ts";
import { commitWork } from "../commit/commit-work.ts";
import { mergeability } from "./mergeability.ts";

describe("how work stands to a base that goes on", () => {
  test("as long as nothing moves there is nothing to merge", async () => {
    const { clone, write } = await createWriting();
    write("src/a.ts", "three\n");
    await commitWork(clone, { message: "One" });
    expect(await mergeability(clone)).toEqual({
      moved: false,
      gone: false,
      target: clone.base,
      rewritten: false,
      behind: false,
      conflicts: [],
    });
  });

  test("a base that moved elsewhere merges, one that moved in the same lines conflicts, and the repository stays as it was", async () => {
    const { repository, clone, write } = await createWriting();
    write("src/a.ts", "ours\n");
    await commitWork(clone, { message: "One" });
    repository.write("src/b.ts", "theirs\n");
    repository.git("commit", "--quiet", "-a", "-m", "elsewhere");
    let before = hashOfAll(repository.path);
    const target = repository.git("rev-parse", "main").trim();
    expect(await mergeability(clone)).toEqual({
      moved: true,
      gone: false,
      target,
      rewritten: false,
      behind: true,
      conflicts: [],
    });
    expect(hashOfAll(repository.path)).toBe(before);
    // The very content that the work has: to write it here must not renew its times there.
    repository.write("src/a.ts", "theirs\n");
    repository.write("same.ts", "ours\n");
    repository.git("add", "--all");
    repository.git("commit", "--quiet", "-a", "-m", "same lines");
    before = hashOfAll(repository.path);
    expect(await mergeability(clone)).toMatchObject({ moved: true, conflicts: ["src/a.ts"] });
    expect(hashOfAll(repository.path)).toBe(before);
  });

  test("a branch that was deleted is gone, and another one can be asked for", async () => {
    const { repository, clone, write } = await createWriting();
    write("src/a.ts", "ours\n");
    await commitWork(clone, { message: "One" });
    repository.git("checkout", "--quiet", "-b", "next");
    repository.git("branch", "--quiet", "-D", "main");
    expect(await mergeability(clone)).toEqual({
      moved: true,
      gone: true,
      target: null,
      rewritten: false,
      behind: false,
      conflicts: [],
    });
    expect(await mergeability(clone, { base: "next" })).toMatchObject({
      moved: false,
      gone: false,
    });
    expect(await mergeability(clone, { base: "nothing" })).toMatchObject({ gone: true });
    repository.git("checkout", "--quiet", "--orphan", "unrelated");
    repository.git("commit", "--quiet", "-m", "unrelated");
    expect(await mergeability(clone, { base: "unrelated" })).toMatchObject({
      moved: true,
      rewritten: true,
      behind: true,
      conflicts: [],
    });
    repository.git("rm", "--quiet", "src/a.ts");
    repository.git("commit", "--quiet", "-m", "without what the work is about");
    expect(await mergeability(clone, { base: "unrelated" })).toMatchObject({
      rewritten: true,
      conflicts: ["src/a.ts"],
    });
  });
});
