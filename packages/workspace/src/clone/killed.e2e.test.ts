import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { hashOfAll } from "../fixtures/hash-of-all.ts";
import { killAtChange } from "../fixtures/kill-at-change.ts";
import { createRepository, type FixtureRepository } from "../fixtures/repository.ts";
import { stateOf } from "../commit/state-of.ts";
import { makeClone } from "./make-clone.ts";

const PROGRAM = fileURLToPath(new URL("../fixtures/clone-program.ts", import.meta.url));

function filled(files: number): FixtureRepository {
  const repository = createRepository();
  for (let at = 0; at < files; at++) repository.write(`d${at % 20}/f${at}`, `${at}\n`.repeat(50));
  repository.git("add", ".");
  repository.git("commit", "--quiet", "-m", "first");
  return repository;
}

const unfinished = (root: string): string[] =>
  readdirSync(root).filter((name) => name.includes(".new-"));

describe("a clone that is disturbed", () => {
  test("killed anywhere and made again, it is as if nothing had happened", async () => {
    const { path, root } = filled(800);
    const before = hashOfAll(path);
    const into = join(root, "clone");
    let killed = 0;
    for (const nth of [1, 3, 10, 30, 100, 300, 1000]) {
      if (await killAtChange(root, nth, [PROGRAM, path, into])) killed++;
      if (existsSync(into)) break;
    }
    expect(killed).toBeGreaterThan(3);
    const clone = await makeClone({ project: path, into });
    const fresh = await makeClone({ project: path, into: join(root, "other") });
    const bare = { path: "", tree: "", gitDir: "", objects: "" };
    expect({ ...clone, ...bare }).toEqual({ ...fresh, ...bare });
    expect((await stateOf(clone)).tree).toBe((await stateOf(fresh)).tree);
    expect(
      execFileSync("git", ["status", "--porcelain"], { cwd: clone.tree, encoding: "utf8" }),
    ).toBe("");
    expect(unfinished(root)).toEqual([]);
    expect(hashOfAll(path)).toBe(before);
  });

  test("a stop leaves nothing behind", async () => {
    const { path, root } = filled(50);
    const stop = new AbortController();
    const going = makeClone({ project: path, into: join(root, "clone"), signal: stop.signal });
    stop.abort();
    await expect(going).rejects.toThrow("aborted");
    expect(readdirSync(root)).toEqual(["repo"]);
  });

  test("while git packs and prunes the repository again and again, every clone is whole and stays so", async () => {
    const repository = filled(700);
    const { path, root } = repository;
    const script =
      "for i in 1 2 3 4; do git gc --quiet --prune=now --force; git unpack-objects -q < .git/objects/pack/*.pack; done";
    const packing = spawn("sh", ["-c", script], { cwd: path, stdio: "ignore" });
    onTestFinished(() => void packing.kill("SIGKILL"));
    let isOver = false;
    const end = once(packing, "exit").then(() => (isOver = true));
    const clones = [];
    while (!isOver || clones.length === 0)
      clones.push(await makeClone({ project: path, into: join(root, `c${clones.length}`) }));
    await end;
    for (const clone of clones) {
      expect(await stateOf(clone)).toMatchObject({ dirty: [] });
      const fsck = ["fsck", "--connectivity-only", "--no-dangling"];
      expect(execFileSync("git", fsck, { cwd: clone.tree, encoding: "utf8" })).toBe("");
    }
    repository.git("fsck", "--strict");
  });
});
