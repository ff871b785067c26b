import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { killAtChange } from "../fixtures/kill-at-change.ts";
import { compareStamps, stampsOf } from "../fixtures/stamps-of.ts";
import { createWriting } from "../fixtures/writing.ts";
import { commitWork } from "../commit/commit-work.ts";
import { handOver } from "./hand-over.ts";

const PROGRAM = fileURLToPath(new URL("../fixtures/hand-over-program.ts", import.meta.url));
/** All that a hand-over may add, and what a git that is killed leaves of it. */
const ALLOWED =
  /^(?:refs\/heads|logs\/refs\/heads)\/w(?:\/\d+(?:\.lock)?)?$|^objects\/pack\/(?:pack-[0-9a-f]+\.(?:pack|idx|rev)|tmp_\w+)$/;

describe("L12: a hand-over that is killed", () => {
  test("leaves the repository whole, with the branch or without, and is done by the next", async () => {
    const { repository, clone, write } = await createWriting();
    const git = join(repository.path, ".git");
    let killed = 0;
    for (let nth = 1; nth <= 12; nth++) {
      write("src/a.ts", `${nth}\n`);
      const { commit } = await commitWork(clone, { message: `${nth}` });
      const branch = `w/${nth}`;
      const before = stampsOf(git);
      if (await killAtChange(git, nth, [PROGRAM, clone.path, branch])) killed++;
      const list = repository.git("for-each-ref", "--format=%(objectname)", `refs/heads/${branch}`);
      expect(["", commit]).toContain(list.trim());
      expect(await handOver(clone, { branch })).toEqual({ branch, commit });
      const { added, changed } = compareStamps(before, stampsOf(git));
      expect(changed).toEqual([]);
      expect(added.filter((name) => !ALLOWED.test(name))).toEqual([]);
      expect(repository.git("rev-parse", branch).trim()).toBe(commit);
      expect(repository.git("fsck", "--strict", "--no-dangling")).toBe("");
    }
    expect(killed).toBeGreaterThan(2);
    expect(repository.git("status", "--porcelain")).toBe("");
  });
});
