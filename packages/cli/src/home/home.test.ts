import { chmodSync, mkdirSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { newRunId } from "../host/new-run-id.ts";
import { findHome } from "./find-home.ts";
import { socketPath } from "./home-paths.ts";
import { privateDirectory } from "./private-directory.ts";

describe("the data directory", () => {
  test("is named by the option, else by the environment, else by the platform", () => {
    const env = { WHEELHOUSE_HOME: "/from/env", XDG_DATA_HOME: "/data" };
    expect(findHome("here", { env, cwd: "/place" })).toBe("/place/here");
    expect(findHome(undefined, { env, cwd: "/work" })).toBe("/from/env");
    const usual = findHome(undefined, { env: {}, cwd: "/work" });
    expect(usual.startsWith(homedir())).toBe(true);
  });

  test("is private when it is made, and is made private when it is ours", () => {
    const root = mkdtempSync(join(tmpdir(), "wheelhouse-home-"));
    const made = join(root, "a", "b");
    privateDirectory(made);
    expect(statSync(made).mode & 0o777).toBe(0o700);
    chmodSync(made, 0o755);
    privateDirectory(made);
    expect(statSync(made).mode & 0o777).toBe(0o700);
  });

  test("keeps the rights that its owner gave a directory with other things in it", () => {
    const root = mkdtempSync(join(tmpdir(), "wheelhouse-home-"));
    const shared = join(root, "shared");
    mkdirSync(shared);
    chmodSync(shared, 0o755);
    writeFileSync(join(shared, "notes.txt"), "mine");
    privateDirectory(shared);
    expect(statSync(shared).mode & 0o777).toBe(0o755);
  });

  test("listens in itself, and elsewhere when its path is too long for a socket", () => {
    expect(socketPath("/short")).toEqual({ path: "/short/host.sock", directory: "/short" });
    const long = `/${"deep/".repeat(30)}home`;
    const { path, directory } = socketPath(long);
    expect(Buffer.byteLength(path)).toBeLessThanOrEqual(100);
    expect(path.startsWith(directory)).toBe(true);
    expect(socketPath(long).path).toBe(path);
    expect(socketPath(`${long}2`).path).not.toBe(path);
  });
});

describe("a run id", () => {
  test("has eight letters and digits, begins with a letter, and has no q- to be taken for a request", () => {
    const ids = Array.from({ length: 500 }, newRunId);
    for (const id of ids) expect(id).toMatch(/^[a-hjkmnp-tv-z][0-9a-hjkmnp-tv-z]{7}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
