import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ourGit } from "@wheelhouse/workspace";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { smallRepository } from "../../testing/small-repository.ts";
import { makeProjects } from "./make-projects.ts";

const AT = Date.UTC(2026, 0, 5, 9);

/** Every file below a directory, with what is in it. */
function filesOf(directory: string): Map<string, string> {
  return new Map(
    readdirSync(directory, { recursive: true, encoding: "utf8" })
      .toSorted()
      .filter((name) => statSync(join(directory, name)).isFile())
      .map((name) => [name, readFileSync(join(directory, name), "latin1")]),
  );
}

/** What git tells a hook of a repository, which everything that the hook starts inherits. */
function asInHookOf(repository: string): void {
  vi.stubEnv("GIT_DIR", join(repository, ".git"));
  vi.stubEnv("GIT_WORK_TREE", repository);
  vi.stubEnv("GIT_INDEX_FILE", join(repository, ".git", "index"));
  onTestFinished(() => void vi.unstubAllEnvs());
}

describe("the sample projects", () => {
  test("are repositories of their own, also where git's variables name another one", async () => {
    const foreign = smallRepository();
    const before = filesOf(foreign);
    asInHookOf(foreign);
    const directory = mkdtempSync(join(tmpdir(), "wheelhouse-samples-"));
    await makeProjects(directory, AT);
    const names = readdirSync(directory);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const cwd = join(directory, name);
      const { stdout } = await ourGit(["log", "--reverse", "--format=%an %at %s", "main"], { cwd });
      expect(stdout).toBe(`Ann ${AT / 1000} Begin\n`);
    }
    expect(filesOf(foreign)).toEqual(before);
  });
});

describe("a repository for tests", () => {
  test("is one of its own too", () => {
    const foreign = smallRepository();
    const before = filesOf(foreign);
    asInHookOf(foreign);
    const made = smallRepository();
    expect(filesOf(join(made, ".git")).has("HEAD")).toBe(true);
    expect(filesOf(foreign)).toEqual(before);
  });
});
