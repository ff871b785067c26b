import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { createRepository, type FixtureRepository } from "../fixtures/repository.ts";

const PROGRAM = fileURLToPath(new URL("../fixtures/snapshot-as-nobody.ts", import.meta.url));

/** A repository that everybody may read, beside a place where everybody may write. */
function open(): FixtureRepository & { readonly place: string } {
  const repository = createRepository();
  for (const name of ["known", "open", "closed/known"]) repository.write(name, `${name}\n`);
  repository.git("add", ".");
  repository.git("commit", "--quiet", "-m", "first");
  chmodSync(repository.root, 0o755);
  const place = join(repository.root, "place");
  mkdirSync(place);
  chmodSync(place, 0o777);
  return { ...repository, place };
}

function forbid(path: string): void {
  chmodSync(path, 0);
  onTestFinished(() => chmodSync(path, 0o755));
}

function takeAsNobody(project: string, place: string): unknown {
  const args = [PROGRAM, project, join(place, "snapshot")];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
}

describe("a project of another user", () => {
  test("is copied as far as it may be read, and the rest is named", () => {
    const repository = open();
    repository.write("known", "changed\n");
    repository.write("new", "new\n");
    repository.write("shut/new", "new\n");
    for (const name of ["known", "new", "shut", "closed"]) forbid(join(repository.path, name));
    expect(takeAsNobody(repository.path, repository.place)).toEqual({
      omitted: [
        "closed/: a directory that may not be read",
        "closed/known: it may not be read",
        "known: it may not be read",
        "new: it may not be read",
        "shut/: a directory that may not be read",
      ],
      paths: ["open"],
    });
  });

  test("is refused when it may not be read at all", () => {
    const repository = open();
    forbid(repository.path);
    expect(takeAsNobody(repository.path, repository.place)).toMatchObject({
      code: "project.unreadable",
      message: expect.stringContaining("may not be read by you"),
    });
  });

  test("is refused when its git directory may not be read, and not taken for a plain folder", () => {
    const repository = open();
    forbid(join(repository.path, ".git/index"));
    expect(takeAsNobody(repository.path, repository.place)).toMatchObject({
      code: "project.unreadable",
      message: expect.stringContaining(".git/index"),
    });
    forbid(join(repository.path, ".git"));
    expect(takeAsNobody(repository.path, repository.place)).toMatchObject({
      code: "project.unreadable",
    });
  });

  test("is refused with the name of our own place when that may not be written", () => {
    const repository = open();
    chmodSync(repository.place, 0o555);
    expect(takeAsNobody(repository.path, repository.place)).toMatchObject({
      code: "home.unwritable",
      message: expect.stringContaining(repository.place),
    });
  });
});
