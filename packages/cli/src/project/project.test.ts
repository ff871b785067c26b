import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isWheelhouseError } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { smallRepository } from "../testing/small-repository.ts";
import { findProject } from "./find-project.ts";

const scratch = (): string => realpathSync(mkdtempSync(join(tmpdir(), "wheelhouse-find-")));

function hintOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (isWheelhouseError(error)) return error.hint;
    throw error;
  }
  throw new Error("it was taken");
}

describe("the project", () => {
  test("is the repository that one stands in, from any directory of it", () => {
    const repository = realpathSync(smallRepository());
    expect(findProject(undefined, join(repository, "src")).path).toBe(repository);
  });

  test("is the directory that one names, also inside of a repository", () => {
    const repository = realpathSync(smallRepository());
    expect(findProject("src", repository).path).toBe(join(repository, "src"));
  });

  test("is the folder itself where there is no repository, with an id that tells it from others of its name", () => {
    const [one, other] = [join(scratch(), "api"), join(scratch(), "api")];
    for (const path of [one, other]) mkdirSync(path);
    const ids = [one, other].map((path) => findProject(path, "/").id);
    expect(ids[0]).toMatch(/^api-[0-9a-f]{6}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });

  test("that is missing names those that are like it", () => {
    const root = scratch();
    mkdirSync(join(root, "orders"));
    expect(hintOf(() => findProject("ordres", root))).toContain(join(root, "orders"));
    writeFileSync(join(root, "file"), "");
    expect(() => findProject("file", root)).toThrow(/is not a directory/);
  });
});
