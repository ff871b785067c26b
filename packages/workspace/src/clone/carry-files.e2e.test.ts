import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hashOfAll } from "../fixtures/hash-of-all.ts";
import { createRepository } from "../fixtures/repository.ts";
import { stateOf } from "../commit/state-of.ts";
import { makeClone } from "./make-clone.ts";
import { asPattern } from "./carry-files.ts";

describe("files that are carried into a clone", () => {
  test("are there, are ignored, and stay out of our commits; what is tracked or missing is said", async () => {
    const repository = createRepository();
    repository.write("a.ts", "one\n");
    repository.git("add", ".");
    repository.git("commit", "--quiet", "-m", "first");
    repository.write(".env", "SECRET=1\n");
    repository.write("a.ts", "changed\n");
    repository.write("config/*[local]!.json ", "{}\n");
    repository.write("config/x", "not carried\n");
    chmodSync(join(repository.path, ".env"), 0o644);
    const before = hashOfAll(repository.path);
    const into = join(repository.root, "clone");
    const carry = [".env", "./config/*[local]!.json ", "a.ts", "missing"];
    const clone = await makeClone({ project: repository.path, into, carry });
    expect(clone.carried).toEqual([".env", "config/*[local]!.json "]);
    expect(clone.notes.slice(1)).toEqual([
      "a.ts was not carried over: it is in the commit, and stays as it is there.",
      "missing was not carried over: there is no such file.",
    ]);
    expect(readFileSync(join(clone.tree, ".env"), "utf8")).toBe("SECRET=1\n");
    expect(statSync(join(clone.tree, ".env")).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(clone.tree, "a.ts"), "utf8")).toBe("one\n");
    expect(existsSync(join(clone.tree, "config/x"))).toBe(false);
    writeFileSync(join(clone.tree, ".env"), "SECRET=2\n");
    expect((await stateOf(clone)).dirty).toEqual([]);
    expect(hashOfAll(repository.path)).toBe(before);
  });

  test("come from inside of the project only, and never through a link", async () => {
    const repository = createRepository();
    const outside = join(repository.root, "outside");
    mkdirSync(outside);
    writeFileSync(join(outside, "secret"), "top secret\n");
    symlinkSync(outside, join(repository.path, "tracked-link"));
    repository.git("add", ".");
    repository.git("commit", "--quiet", "-m", "first");
    symlinkSync(join(outside, "secret"), join(repository.path, "link"));
    symlinkSync(outside, join(repository.path, "linked"));
    mkdirSync(join(repository.path, "folder"));
    const before = hashOfAll(repository.path);
    const into = join(repository.root, "clone");
    for (const path of [
      "../outside/secret",
      "folder/../../outside/secret",
      join(outside, "secret"),
      "link",
      "linked/secret",
      "tracked-link/secret",
      "folder",
      ".git/config",
      "folder/.GIT/config",
      ".",
      "",
      "a\nb",
    ]) {
      const going = makeClone({ project: repository.path, into, carry: [path] });
      await expect(going).rejects.toMatchObject({ code: "settings.invalid" });
      expect(existsSync(into)).toBe(false);
    }
    expect(hashOfAll(repository.path)).toBe(before);
  });

  test("a path is one line of an exclude file that means nothing else", () => {
    expect(asPattern("a *[b]?\\c ")).toBe("/a \\*\\[b]\\?\\\\c\\ ");
    expect(asPattern("!a")).toBe("/!a");
  });
});
