import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { commitWork } from "../commit/commit-work.ts";
import { createWriting } from "../fixtures/writing.ts";
import { handOver } from "./hand-over.ts";

describe("L12: a branch in a repository whose git directory somebody else has written", () => {
  test.each([
    ["its log", "logs/refs/heads/wheelhouse/1-fix", "mine"],
    ["the directory of its log", "logs/refs/heads/wheelhouse", "outside"],
    ["the directory of it", "refs/heads/wheelhouse", "outside"],
  ])("is not made where %s is a link, which leads out of it", async (_, place, target) => {
    const { repository, clone, write } = await createWriting();
    const [mine, outside] = [join(repository.root, "mine"), join(repository.root, "outside")];
    writeFileSync(mine, "mine\n");
    mkdirSync(outside);
    const link = join(repository.path, ".git", place);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(repository.root, target), link);
    write("src/a.ts", "three\n");
    await commitWork(clone, { message: "One" });
    await expect(handOver(clone, { branch: "wheelhouse/1-fix" })).rejects.toMatchObject({
      code: "run.state",
      message: expect.stringContaining("is a link"),
    });
    expect(readFileSync(mine, "utf8")).toBe("mine\n");
    expect(readdirSync(outside)).toEqual([]);
    expect(repository.git("for-each-ref", "--format=%(refname)")).toBe("refs/heads/main\n");
    // Another name is as good as ever.
    expect(await handOver(clone, { branch: "fix" })).toMatchObject({ branch: "fix" });
  });
});
