import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { commitWork } from "../commit/commit-work.ts";
import { stateOf } from "../commit/state-of.ts";
import { apart, commitTheirs } from "../fixtures/apart.ts";
import { killAtChange } from "../fixtures/kill-at-change.ts";
import { settleMerge } from "./settle-merge.ts";

const PROGRAM = fileURLToPath(new URL("../fixtures/bring-base-program.ts", import.meta.url));

describe("a branch that is brought into work", () => {
  test("killed anywhere and done again, it comes to the same, and nothing is lost", async () => {
    let killed = 0;
    for (const nth of [1, 5, 15, 30, 50, 70, 90, 120]) {
      const { clone, here, read, target, untouched, ourGit, write } = await apart(
        commitTheirs({ "a.txt": "one\n2\nthree\n", "b.txt": "theirs\n" }),
      );
      const head = ourGit("rev-parse", "refs/wheelhouse/head");
      if (await killAtChange(clone.path, nth, [PROGRAM, clone.path])) killed++;
      const again = execFileSync(process.execPath, [PROGRAM, clone.path], { encoding: "utf8" });
      expect(JSON.parse(again)).toMatchObject({
        outcome: "conflicts",
        target,
        conflicts: [{ path: "a.txt" }],
      });
      expect(read("a.txt")).toContain("<<<<<<< the-work\nTWO\n");
      expect(read("b.txt")).toBe("theirs\n");
      expect(here().base).toBe(target);
      expect((await stateOf(here())).dirty).toEqual([]);
      write("a.txt", "one\nTWO 2\nthree\n");
      await commitWork(here(), { message: "Resolve" });
      expect(await settleMerge(here())).toEqual([]);
      expect(ourGit("log", "-1", "--format=%P", "refs/wheelhouse/head")).toBe(`${head} ${target}`);
      expect(ourGit("fsck", "--strict", "--no-dangling")).toBe("");
      expect(untouched()).toBe(true);
    }
    expect(killed).toBeGreaterThan(3);
  });
});
