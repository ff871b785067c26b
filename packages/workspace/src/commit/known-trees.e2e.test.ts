import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { scratch } from "../fixtures/scratch.ts";
import { createWriting } from "../fixtures/writing.ts";
import { commitWork } from "./commit-work.ts";
import { stateOf } from "./state-of.ts";

/** What git is asked while something is done, by the names of its commands. */
async function asked(act: () => Promise<unknown>): Promise<string[]> {
  const bin = scratch();
  const log = join(bin, "log");
  const real = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
  // Settings come before the command; none of them is one word without a sign.
  const script = `#!/bin/sh
for word; do case "$word" in *[!a-z-]*|-*) ;; *) echo "$word" >> ${log}; break;; esac; done
exec ${real} "$@"
`;
  writeFileSync(join(bin, "git"), script, { mode: 0o755 });
  writeFileSync(log, "");
  vi.stubEnv("PATH", `${bin}:${process.env["PATH"]}`);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  await act();
  vi.unstubAllEnvs();
  return readFileSync(log, "utf8").split("\n").filter(Boolean).sort();
}

describe("trees that are known", () => {
  test("a second look at an unchanged tree lists, and asks nothing else", async () => {
    const { clone } = await createWriting();
    const first = await stateOf(clone);
    const again = await asked(async () => expect(await stateOf(clone)).toEqual(first));
    expect(again).toEqual(["diff-files", "ls-files"]);
  });

  test("no change of a file is missed, and one that is taken back is seen", async () => {
    const { clone, write } = await createWriting();
    const first = await stateOf(clone);
    write("src/a.ts", "eno\n");
    const changed = await stateOf(clone);
    expect(changed).toMatchObject({ dirty: ["src/a.ts"], head: first.head });
    expect(changed.tree).not.toBe(first.tree);
    expect(await stateOf(clone)).toEqual(changed);
    write("src/a.ts", "one\n");
    expect(await stateOf(clone)).toEqual(first);
    write("src/a.ts", "eno\n");
    const made = await commitWork(clone, { message: "Turn it" });
    expect(await stateOf(clone)).toEqual({ ...changed, head: made.commit, dirty: [] });
  });

  test("an index that another process has written to is not taken for the one that was known", async () => {
    const { clone, ourGit } = await createWriting();
    const first = await stateOf(clone);
    ourGit(`--work-tree=${clone.tree}`, "update-index", "--force-remove", "src/a.ts");
    expect(await stateOf(clone)).toEqual(first);
    expect(ourGit("ls-files")).toBe("src/a.ts\nsrc/b.ts");
    ourGit("update-index", "--add", "--cacheinfo", `160000,${first.head},inner`);
    const { tree } = await stateOf(clone);
    expect(tree).not.toBe(first.tree);
  });
});
