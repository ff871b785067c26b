import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createRepository } from "../fixtures/repository.ts";
import { inspectProject } from "./inspect-project.ts";
import { createPrivateGit } from "./private-git.ts";

describe("a private git directory", () => {
  test("has an index that is a little older, so that a file written in the same moment is read", async () => {
    const project = createRepository();
    project.write("a", "a\n");
    project.git("add", ".");
    const { repository } = await inspectProject(project.path);
    if (repository === undefined) throw new Error("There is no repository.");
    const { gitDir } = await createPrivateGit(repository, join(project.root, "private"));
    const timeOf = (directory: string): bigint =>
      statSync(join(directory, "index"), { bigint: true }).mtimeNs;
    const older = timeOf(repository.gitDir) - timeOf(gitDir);
    expect(older).toBeGreaterThan(0n);
    // Much older, and every file would be read.
    expect(older).toBeLessThan(10_000n);
  });
});
