import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createWriting, type Writing } from "../fixtures/writing.ts";
import { commitWork } from "./commit-work.ts";
import { restoreWork } from "./restore-work.ts";
import { stateOf } from "./state-of.ts";

type Trap = (writing: Writing, place: string) => void;

const pipe: Trap = (_, place) => execFileSync("mkfifo", [place]);
const endless: Trap = (_, place) => symlinkSync("/dev/zero", place);
const huge: Trap = ({ write }, place) => {
  write("sub/.gitignore", "");
  truncateSync(place, 64 * 1024 ** 3);
};

describe("L12: what git opens by its name wherever it comes by", () => {
  test.each<[string, string, Trap, string]>([
    ["a pipe", "sub/.git/HEAD", pipe, "a pipe"],
    ["a pipe", "sub/.git/commondir", pipe, "a pipe"],
    ["a file without an end", "sub/.git/commondir", endless, "a link"],
    ["a file that no memory holds", "sub/.gitignore", huge, "a file of such a size"],
  ])("%s at %s neither keeps it waiting nor fills the memory", async (_, path, trap, what) => {
    const writing = await createWriting();
    const { clone, write, ourGit } = writing;
    for (const directory of ["objects", "refs"])
      mkdirSync(join(clone.tree, "sub", ".git", directory), { recursive: true });
    if (!path.endsWith("HEAD")) write("sub/.git/HEAD", "ref: refs/heads/main\n");
    write("sub/made.ts", "made\n");
    trap(writing, join(clone.tree, path));
    const result = await commitWork(clone, { message: "One" });
    expect(result).toMatchObject({
      files: 1,
      leftOut: [`${path}: ${what} that kept git waiting, and was removed`],
    });
    expect(ourGit("ls-tree", "-r", "--name-only", result.commit)).toContain("sub/made.ts");
    expect(existsSync(join(clone.tree, path))).toBe(false);
    expect(await stateOf(clone)).toMatchObject({ dirty: [], leftOut: [] });
    await restoreWork(clone, clone.base);
    expect(await stateOf(clone)).toMatchObject({ head: clone.base, dirty: [] });
  });
});
