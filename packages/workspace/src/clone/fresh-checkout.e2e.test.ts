import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commitWork } from "../commit/commit-work.ts";
import { createWriting, writingIn } from "../fixtures/writing.ts";
import { createRepository } from "../fixtures/repository.ts";
import { inFreshCheckout } from "./fresh-checkout.ts";
import { readClone } from "./kept-clone.ts";

const FILES = { ".gitignore": "node_modules/\n.env\nconfig/.env\n", "src/a.ts": "one\n" };

/** All paths of a tree but those in its `.git`. */
function pathsIn(tree: string): string[] {
  return readdirSync(tree, { recursive: true, encoding: "utf8" })
    .filter((path) => path !== ".git" && !path.startsWith(".git/"))
    .toSorted();
}

describe("a fresh checkout", () => {
  test("has what the last commit of ours has and nothing that git ignores, and is gone afterwards", async () => {
    const { clone, write } = await createWriting(FILES);
    write("src/a.ts", "two\n");
    write("node_modules/.bin/check", "forged\n");
    const { commit } = await commitWork(clone, { message: "Work" });
    write("src/a.ts", "not committed\n");
    const seen = await inFreshCheckout(clone, async (checkout) => {
      const { tree } = checkout.clone;
      const git = (...args: string[]) =>
        execFileSync("git", args, { cwd: tree, encoding: "utf8" }).trim();
      return {
        commit: checkout.commit,
        paths: pathsIn(tree),
        text: readFileSync(join(tree, "src/a.ts"), "utf8"),
        git: [git("rev-parse", "HEAD"), git("status", "--porcelain"), git("log", "--format=%s")],
      };
    });
    expect(seen).toEqual({
      commit,
      paths: [".gitignore", "src", "src/a.ts"],
      text: "two\n",
      git: [commit, "", "Work\nfirst"],
    });
    expect(readFileSync(join(clone.tree, "src/a.ts"), "utf8")).toBe("not committed\n");
    expect(existsSync(join(clone.path, "fresh"))).toBe(false);
    expect(readClone(clone.path)).toEqual(clone);
  });

  test("has carried files as they were carried, with their modes, whatever became of them since", async () => {
    const repository = createRepository();
    for (const [path, text] of Object.entries(FILES)) repository.write(path, text);
    repository.git("add", "--all");
    repository.git("commit", "--quiet", "-m", "first");
    repository.write(".env", "MODE=test\n");
    mkdirSync(join(repository.path, "config"));
    writeFileSync(join(repository.path, "config/.env"), "A=1\n", { mode: 0o700 });
    const carry = [".env", "config/.env"];
    const { clone, write } = await writingIn(repository, { carry });
    write(".env", "MODE=forged\n");
    const seen = await inFreshCheckout(clone, async ({ clone: { tree } }) => ({
      text: readFileSync(join(tree, ".env"), "utf8"),
      mode: statSync(join(tree, "config/.env")).mode & 0o777,
    }));
    expect(seen).toEqual({ text: "MODE=test\n", mode: 0o700 });
  });

  test("puts no carried file through a link that the work has in its way", async () => {
    const repository = createRepository();
    for (const [path, text] of Object.entries(FILES)) repository.write(path, text);
    repository.git("add", "--all");
    repository.git("commit", "--quiet", "-m", "first");
    mkdirSync(join(repository.path, "config"));
    writeFileSync(join(repository.path, "config/.env"), "A=1\n");
    const { clone } = await writingIn(repository, { carry: ["config/.env"] });
    const out = join(repository.root, "out");
    mkdirSync(out);
    execFileSync("sh", ["-c", 'rm -r config && ln -s "$0" config', out], { cwd: clone.tree });
    await commitWork(clone, { message: "A link" });
    const paths = await inFreshCheckout(clone, async ({ clone: { tree } }) => pathsIn(tree));
    expect(paths).toContain("config");
    expect(readdirSync(out)).toEqual([]);
  });

  test("begins anew where a killed one has left its files, and leaves nothing when it fails", async () => {
    const { clone } = await createWriting(FILES);
    const left = join(clone.path, "fresh", "tree", "node_modules", ".bin");
    mkdirSync(left, { recursive: true });
    writeFileSync(join(left, "check"), "forged\n");
    const paths = await inFreshCheckout(clone, async ({ clone: { tree } }) => pathsIn(tree));
    expect(paths).toEqual([".gitignore", "src", "src/a.ts"]);
    const failing = inFreshCheckout(clone, () => Promise.reject(new Error("the check is gone")));
    await expect(failing).rejects.toThrow("the check is gone");
    expect(existsSync(join(clone.path, "fresh"))).toBe(false);
  });
});
