import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commitWork } from "../commit/commit-work.ts";
import { apart, commitTheirs } from "../fixtures/apart.ts";
import { createRepository } from "../fixtures/repository.ts";
import { writingIn } from "../fixtures/writing.ts";
import { bringBase } from "./bring-base.ts";
import { settleMerge } from "./settle-merge.ts";

const SAID = { message: "Bring in the branch" };
const LONG = Array.from({ length: 40 }, (_, at) => `line ${at}\n`).join("");

describe("what does not fit between work and its branch", () => {
  test("of a file that one side deletes and the other changes, the changed one lies there", async () => {
    for (const isOurs of [true, false]) {
      const { clone, here, read, untouched, write } = await apart(
        commitTheirs({ "a.txt": isOurs ? "one\n2\nthree\n" : null, "b.txt": "theirs\n" }),
        (world) => {
          if (isOurs) rmSync(join(world.clone.tree, "a.txt"));
          else world.write("a.txt", "one\nTWO\nthree\n");
        },
      );
      expect(await bringBase(clone, SAID)).toMatchObject({
        outcome: "conflicts",
        conflicts: [
          {
            path: "a.txt",
            kind: "modify/delete",
            sides: { work: !isOurs, base: isOurs },
            said: expect.stringContaining("deleted in"),
          },
        ],
      });
      expect(read("a.txt")).toBe(isOurs ? "one\n2\nthree\n" : "one\nTWO\nthree\n");
      rmSync(join(clone.tree, "a.txt"));
      write("c.txt", "in its place\n");
      await commitWork(here(), { message: "Resolve" });
      expect(await settleMerge(here())).toEqual([]);
      expect(existsSync(join(clone.tree, "a.txt"))).toBe(false);
      expect(untouched()).toBe(true);
    }
  });

  test("of a binary file, that of the work lies there, and whole", async () => {
    const { clone, read, untouched } = await apart(
      commitTheirs({ "a.bin": "\0theirs" }),
      ({ write }) => write("a.bin", "\0ours"),
      { "a.bin": "\0both" },
    );
    expect(await bringBase(clone, SAID)).toMatchObject({
      conflicts: [{ path: "a.bin", kind: "binary", sides: { work: true, base: true } }],
    });
    expect(read("a.bin")).toBe("\0ours");
    expect(untouched()).toBe(true);
  });

  test("of a file that both have renamed, both names lie there; one that only one has renamed just fits", async () => {
    const move =
      (to: string) => (world: { readonly write: (path: string, text: string) => void }) =>
        world.write(to, LONG);
    const twice = await apart(
      commitTheirs({ "a.txt": null, "theirs.txt": LONG }),
      (world) => {
        rmSync(join(world.clone.tree, "a.txt"));
        move("ours.txt")(world);
      },
      { "a.txt": LONG },
    );
    const { conflicts } = await bringBase(twice.clone, SAID);
    expect(new Set(conflicts.map(({ kind }) => kind))).toEqual(new Set(["rename/rename"]));
    expect(conflicts.map(({ path }) => path)).toEqual(["a.txt", "ours.txt", "theirs.txt"]);
    expect([twice.read("ours.txt"), twice.read("theirs.txt")]).toEqual([LONG, LONG]);
    const once = await apart(
      commitTheirs({ "a.txt": null, "theirs.txt": LONG }),
      ({ write }) => write("a.txt", LONG.replace("line 3\n", "LINE 3\n")),
      { "a.txt": LONG },
    );
    expect(await bringBase(once.clone, SAID)).toMatchObject({ outcome: "merged" });
    expect(once.read("theirs.txt")).toContain("LINE 3\n");
  });

  test("a file in the place of a directory gets a name of its own", async () => {
    const { clone, read, untouched } = await apart(
      commitTheirs({ "place/inner.txt": "theirs\n" }),
      ({ write }) => write("place", "ours\n"),
    );
    const { conflicts } = await bringBase(clone, SAID);
    expect(conflicts).toMatchObject([{ path: "place~the-work", kind: "file/directory" }]);
    expect([read("place~the-work"), read("place/inner.txt")]).toEqual(["ours\n", "theirs\n"]);
    expect(untouched()).toBe(true);
  });

  test("in far too many files is not even laid out", async () => {
    const all = (text: string): Record<string, string> =>
      Object.fromEntries(Array.from({ length: 301 }, (_, at) => [`f${at}.txt`, `${text}\n`]));
    const { clone, here, read, untouched } = await apart(
      commitTheirs(all("theirs")),
      ({ write }) => Object.entries(all("ours")).forEach(([path, text]) => write(path, text)),
      all("both"),
    );
    await expect(bringBase(clone, SAID)).rejects.toMatchObject({
      code: "run.state",
      message: expect.stringContaining("conflict in 301 files"),
    });
    expect(read("f7.txt")).toBe("ours\n");
    expect(here().base).toBe(clone.base);
    expect(await settleMerge(here())).toEqual([]);
    expect(untouched()).toBe(true);
  });

  test("a submodule of the branch moves with it, and stays empty", async () => {
    const inner = createRepository("inner");
    inner.git("commit", "--quiet", "--allow-empty", "-m", "one");
    const link = (of: string): string => `160000,${of},lib`;
    const commit = (): string => inner.git("rev-parse", "HEAD").trim();
    const { clone, here, ourGit, untouched } = await apart(({ repository }) => {
      repository.git("update-index", "--add", "--cacheinfo", link(commit()));
      repository.git("commit", "--quiet", "-m", "a library");
    });
    expect(await bringBase(clone, SAID)).toMatchObject({ outcome: "merged" });
    expect(here().omitted).toEqual(["lib: a submodule, whose files are not part of it"]);
    expect(ourGit("ls-tree", "refs/wheelhouse/head", "lib")).toContain(commit());
    expect(await commitWork(here(), { message: "Nothing" })).toMatchObject({ unchanged: true });
    expect(untouched()).toBe(true);
  });

  test("a shallow repository that has fetched anew is brought in from where its history begins now", async () => {
    const origin = createRepository("origin");
    const say = (text: string): void => {
      origin.write("a.txt", text);
      origin.git("add", "--all");
      origin.git("commit", "--quiet", "-m", "more");
    };
    for (const text of ["zero\n", "one\ntwo\n"]) say(text);
    const user = createRepository("user");
    user.git("fetch", "--quiet", "--depth=1", `file://${origin.path}`, "main");
    user.git("reset", "--quiet", "--hard", "FETCH_HEAD");
    const { clone, write, ourGit } = await writingIn(user);
    write("b.txt", "work\n");
    await commitWork(clone, { message: "Work" });
    for (const text of ["one\n2\n", "one\n3\n"]) say(text);
    user.git("fetch", "--quiet", "--depth=1", `file://${origin.path}`, "main");
    user.git("reset", "--quiet", "--hard", "FETCH_HEAD");
    const target = user.git("rev-parse", "main").trim();
    expect(await bringBase(clone, SAID)).toMatchObject({ outcome: "merged", rewritten: true });
    expect(ourGit("log", "-1", "--format=%P", "refs/wheelhouse/head")).toBe(target);
    expect(ourGit("show", "refs/wheelhouse/head:a.txt")).toBe("one\n3");
    expect(ourGit("show", "refs/wheelhouse/head:b.txt")).toBe("work");
  });
});
