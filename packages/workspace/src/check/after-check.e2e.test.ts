import { execFileSync } from "node:child_process";
import { hash } from "node:crypto";
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createRepository } from "../fixtures/repository.ts";
import { scratch } from "../fixtures/scratch.ts";
import { takeSnapshot } from "../snapshot/take-snapshot.ts";
import type { Snapshot } from "../workspace.ts";
import { afterCheck } from "./after-check.ts";

async function snapshotOf(...names: string[]): Promise<Snapshot & { root: string }> {
  const repository = createRepository();
  for (const name of names) repository.write(name, "text\n");
  const into = join(repository.root, "snapshot");
  return { ...(await takeSnapshot({ project: repository.path, into })), root: repository.root };
}

describe("the after-check", () => {
  test("L7: sees a file that was changed, added, removed, made executable or made a link", async () => {
    const snapshot = await snapshotOf("changed", "removed", "mode", "same", "linked", "__proto__");
    expect(afterCheck(snapshot)).toEqual({ clean: true, changes: [] });
    writeFileSync(join(snapshot.path, "changed"), "other\n");
    writeFileSync(join(snapshot.path, "added"), "new\n");
    mkdirSync(join(snapshot.path, "directory"));
    rmSync(join(snapshot.path, "removed"));
    rmSync(join(snapshot.path, "linked"));
    symlinkSync("same", join(snapshot.path, "linked"));
    chmodSync(join(snapshot.path, "mode"), 0o755);
    writeFileSync(join(snapshot.path, "__proto__"), "more\n");
    expect(afterCheck(snapshot)).toEqual({
      clean: false,
      changes: [
        "__proto__",
        "added (added)",
        "changed",
        "directory/ (added)",
        "linked",
        "mode (mode)",
        "removed (removed)",
      ],
    });
  });

  test("L7: sees a change that kept the size and set the time back", async () => {
    const snapshot = await snapshotOf("a");
    const file = join(snapshot.path, "a");
    const reference = join(snapshot.root, "reference");
    const { mtimeMs } = statSync(file);
    execFileSync("touch", ["-r", file, reference]);
    writeFileSync(file, "TEXT\n");
    execFileSync("touch", ["-r", reference, file]);
    expect(statSync(file).mtimeMs).toBe(mtimeMs);
    expect(afterCheck(snapshot).changes).toEqual(["a"]);
  });

  test("takes new times of the same content for no change", async () => {
    const snapshot = await snapshotOf("a", "b");
    utimesSync(join(snapshot.path, "a"), 1, 1);
    const content = readFileSync(join(snapshot.path, "b"));
    rmSync(join(snapshot.path, "b"));
    writeFileSync(join(snapshot.path, "b"), content);
    expect(afterCheck(snapshot).clean).toBe(true);
  });

  test("sees what was done to the git directory: configuration, hooks, HEAD and refs", async () => {
    const { gitDir = "", ...snapshot } = await snapshotOf("a");
    writeFileSync(join(gitDir, "config"), "[core]\n\tfsmonitor = evil\n");
    writeFileSync(join(gitDir, "HEAD"), "ref: refs/heads/other\n");
    mkdirSync(join(gitDir, "hooks"));
    writeFileSync(join(gitDir, "hooks/post-checkout"), "evil\n");
    writeFileSync(join(gitDir, "refs/heads/new"), `${"0".repeat(40)}\n`);
    expect(afterCheck(snapshot).changes).toEqual([
      "git directory: HEAD",
      "git directory: config",
      "git directory: hooks/ (added)",
      "git directory: hooks/post-checkout (added)",
      "git directory: refs/heads/new (added)",
    ]);
  });

  test("does not believe a fingerprint that was written anew", async () => {
    const snapshot = await snapshotOf("a");
    const content = hash("sha256", "TEXT\n");
    const file = join(snapshot.path, "a");
    writeFileSync(file, "TEXT\n");
    const forged = join(snapshot.root, "snapshot/fingerprint.json");
    const { size: bytes, mtimeMs, ctimeMs, mode } = statSync(file);
    const { git } = JSON.parse(readFileSync(forged, "utf8"));
    const tree = [["a", { bytes, mtimeMs, ctimeMs, mode, content }]];
    writeFileSync(forged, JSON.stringify({ tree, git }));
    expect(afterCheck(snapshot).changes).toEqual(["the fingerprint of the snapshot"]);
  });

  test("names at most twenty changes, and does not call clean what it cannot compare", async () => {
    const snapshot = await snapshotOf("a");
    for (let at = 0; at < 30; at++) writeFileSync(join(snapshot.path, `new${at}`), "");
    expect(afterCheck(snapshot).changes).toHaveLength(20);
    for (const broken of ["{}", "{", ""]) {
      writeFileSync(join(snapshot.root, "snapshot/fingerprint.json"), broken);
      expect(afterCheck(snapshot).clean).toBe(false);
    }
    expect(afterCheck({ path: join(scratch(), "tree") }).clean).toBe(false);
  });
});
