import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scratch } from "../fixtures/fixture-repository.ts";
import { ifHolds, stampOf } from "./stamp.ts";

describe("a stamp", () => {
  test("changes with a file's content, its replacement, its coming and its going", () => {
    const file = join(scratch(), "file");
    const seen = new Set<string>();
    const stamp = () => seen.add(stampOf([file]).text);
    stamp();
    writeFileSync(file, "a");
    stamp();
    writeFileSync(file, "ab");
    stamp();
    // The same size and time, in another file.
    writeFileSync(`${file}.new`, "cd");
    renameSync(`${file}.new`, file);
    stamp();
    utimesSync(file, 1, 1);
    stamp();
    expect(seen.size).toBe(5);
    rmSync(file);
    stamp();
    expect(seen.size).toBe(5);
  });

  test("of a tree changes with what comes to lie deep in it", () => {
    const root = scratch();
    mkdirSync(join(root, "heads/feat"), { recursive: true });
    const before = stampOf([], [root]).text;
    const shallow = stampOf([root]).text;
    writeFileSync(join(root, "heads/feat/new"), "");
    const made = stampOf([], [root]).text;
    expect(made).not.toBe(before);
    writeFileSync(join(root, "heads/feat/new"), "more");
    expect(stampOf([], [root]).text).not.toBe(made);
    expect(stampOf([root]).text).toBe(shallow);
  });

  test("follows a tree that is a link, and no link in it", () => {
    const root = scratch();
    mkdirSync(join(root, "real"));
    symlinkSync("real", join(root, "link"));
    symlinkSync("/", join(root, "real/loop"));
    const before = stampOf([], [join(root, "link")]).text;
    expect(before.split("\n")).toHaveLength(3);
    writeFileSync(join(root, "real/new"), "");
    expect(stampOf([], [join(root, "link")]).text).not.toBe(before);
  });

  test("proves nothing while what it is of is too young", () => {
    const file = join(scratch(), "file");
    writeFileSync(file, "");
    const stamp = stampOf([file]);
    const at = stamp.youngest;
    expect(ifHolds({ stamp, readAt: at + 3_000, value: 1 }, stampOf([file]))).toBe(1);
    expect(ifHolds({ stamp, readAt: at + 1_000, value: 1 }, stampOf([file]))).toBeUndefined();
    expect(ifHolds(undefined, stamp)).toBeUndefined();
    writeFileSync(file, "more");
    expect(ifHolds({ stamp, readAt: at + 3_000, value: 1 }, stampOf([file]))).toBeUndefined();
  });
});
