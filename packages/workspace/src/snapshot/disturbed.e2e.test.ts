import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { afterCheck } from "../check/after-check.ts";
import { createRepository, type FixtureRepository } from "../fixtures/repository.ts";
import { takeSnapshot } from "./take-snapshot.ts";

const PROGRAM = fileURLToPath(new URL("../fixtures/snapshot-program.ts", import.meta.url));

function filled(files: number): FixtureRepository {
  const repository = createRepository();
  for (let at = 0; at < files; at++) repository.write(`d${at % 20}/f${at}`, `${at}\n`.repeat(50));
  repository.git("add", ".");
  repository.git("commit", "--quiet", "-m", "first");
  return repository;
}

describe("a snapshot that is disturbed", () => {
  test("killed in the middle and taken again is as if nothing had happened", async () => {
    const { path, root } = filled(800);
    const into = join(root, "snapshot");
    const program = spawn(process.execPath, [PROGRAM, path, into], { stdio: "ignore" });
    onTestFinished(() => void program.kill("SIGKILL"));
    const exit = once(program, "exit");
    const unfinished = (): string[] => readdirSync(root).filter((name) => name.includes(".new-"));
    const watcher = watch(root, () => {
      if (unfinished().length > 0) program.kill("SIGKILL");
    });
    await exit;
    watcher.close();
    expect([program.signalCode, existsSync(into)]).toEqual(["SIGKILL", false]);
    const again = await takeSnapshot({ project: path, into });
    const fresh = await takeSnapshot({ project: path, into: join(root, "other") });
    expect({ ...again, path: "", gitDir: "" }).toEqual({ ...fresh, path: "", gitDir: "" });
    expect(unfinished()).toEqual([]);
    expect(afterCheck(again).clean).toBe(true);
  });

  test("a finished one that was tampered with is not handed out again", async () => {
    const { path, root } = filled(3);
    const into = join(root, "snapshot");
    const first = await takeSnapshot({ project: path, into });
    execFileSync("sh", ["-c", 'echo x > "$1/d0/f0"', "sh", first.path]);
    expect(await takeSnapshot({ project: path, into })).toEqual(first);
    expect(afterCheck(first).clean).toBe(true);
    const other = filled(4);
    expect(await takeSnapshot({ project: other.path, into })).toMatchObject({ files: 4 });
  });

  test("while git packs and prunes the repository again and again", async () => {
    const repository = filled(200);
    const { path, root } = repository;
    const { hash } = await takeSnapshot({ project: path, into: join(root, "before") });
    const script =
      "for i in 1 2 3 4 5 6; do git gc --quiet --prune=now --force; git unpack-objects < .git/objects/pack/*.pack; done";
    const packing = spawn("sh", ["-c", script], { cwd: path, stdio: "ignore" });
    onTestFinished(() => void packing.kill("SIGKILL"));
    let isOver = false;
    const end = once(packing, "exit").then(() => (isOver = true));
    let taken = 0;
    for (; !isOver || taken === 0; taken++) {
      const snapshot = await takeSnapshot({ project: path, into: join(root, `s${taken}`) });
      expect(snapshot.hash).toBe(hash);
    }
    await end;
    expect(taken).toBeGreaterThan(0);
    repository.write("d0/f0", "later\n");
    expect(repository.git("status", "--porcelain").trim()).toBe("M d0/f0");
    repository.git("fsck", "--strict");
  });

  test("a file that is being written is of the moment of the commit, or is named", async () => {
    const repository = filled(100);
    const { path, root } = repository;
    const write = `const fs = require("fs"); for (let n = 0; ; n++) fs.writeFileSync("d0/f0", "x".repeat(n % 5000));`;
    const writer = spawn(process.execPath, ["-e", write], { cwd: path, stdio: "ignore" });
    onTestFinished(() => void writer.kill("SIGKILL"));
    await once(writer, "spawn");
    for (let at = 0; at < 3; at++) {
      const snapshot = await takeSnapshot({ project: path, into: join(root, `s${at}`) });
      const isNamed = snapshot.omitted.some((text) =>
        text.startsWith("d0/f0: it was being written"),
      );
      const copied = readFileSync(join(snapshot.path, "d0/f0"), "utf8");
      const stored = execFileSync(
        "git",
        [`--git-dir=${snapshot.gitDir}`, "show", `${snapshot.commit}:d0/f0`],
        { encoding: "utf8" },
      );
      expect(isNamed || copied === stored).toBe(true);
    }
    const exit = once(writer, "exit");
    writer.kill("SIGKILL");
    await exit;
  });
});
