import { execFileSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compareStamps, stampsOf } from "../fixtures/stamps-of.ts";
import { createRepository, type FixtureRepository } from "../fixtures/repository.ts";
import { scratch } from "../fixtures/scratch.ts";
import { writingIn } from "../fixtures/writing.ts";
import { handOver } from "../hand-over/hand-over.ts";
import { mergeability } from "../hand-over/mergeability.ts";
import { commitWork } from "../commit/commit-work.ts";

/** A repository that has fetched only the files of its HEAD, and would fetch others when git asks. */
function partial(): { readonly repository: FixtureRepository; readonly origin: string } {
  const origin = createRepository();
  origin.write("a.ts", "one\n");
  origin.git("add", ".");
  origin.git("commit", "--quiet", "-m", "first");
  origin.write("a.ts", "two\n");
  origin.git("commit", "--quiet", "-a", "-m", "second");
  origin.git("config", "uploadpack.allowFilter", "true");
  origin.git("config", "uploadpack.allowAnySHA1InWant", "true");
  const root = scratch();
  const path = join(root, "repo");
  const url = `file://${origin.path}`;
  execFileSync("git", ["clone", "--quiet", "--filter=blob:none", url, path], { stdio: "ignore" });
  const git: FixtureRepository["git"] = (...args) =>
    execFileSync("git", args, {
      cwd: path,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  return { repository: { ...origin, root, path, git }, origin: origin.path };
}

describe("a clone of a partial clone", () => {
  test("has what was fetched, says so, and fetches nothing, not even to hand over", async () => {
    const { repository, origin } = partial();
    // Whoever asks for the rest from here on fails.
    rmSync(origin, { recursive: true });
    const before = stampsOf(repository.path);
    const { clone, write, agentGit } = await writingIn(repository);
    expect(clone.notes).toEqual([
      "The repository is a partial clone: what it has not fetched is not here either.",
    ]);
    expect(existsSync(join(clone.tree, "a.ts"))).toBe(true);
    expect(agentGit("log", "--format=%s")).toBe("second\nfirst");
    write("a.ts", "three\n");
    const { commit } = await commitWork(clone, { message: "Three" });
    expect(await mergeability(clone)).toMatchObject({ moved: false });
    await handOver(clone, { branch: "w/1" });
    expect(repository.git("rev-parse", "w/1").trim()).toBe(commit);
    const { added, changed } = compareStamps(before, stampsOf(repository.path));
    expect(changed).toEqual([]);
    expect(added.filter((name) => !/pack-|heads\/w/.test(name))).toEqual([]);
    expect(repository.git("show", "w/1:a.ts")).toBe("three\n");
    writeFileSync(join(repository.path, "b.ts"), "b\n");
    repository.git("add", "b.ts");
    repository.git("-c", "user.name=A", "-c", "user.email=a@b", "commit", "--quiet", "-m", "later");
    expect(await mergeability(clone)).toMatchObject({ moved: true, conflicts: [] });
  });
});
