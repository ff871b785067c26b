import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Walk, walkLogs } from "./walk-logs.ts";

let root = "";
beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), "wheelhouse-walk-")), "root");
  mkdirSync(join(root, "a", "b", "c"), { recursive: true });
});
afterEach(() => rmSync(join(root, ".."), { recursive: true, force: true }));

async function walked(more: Partial<Walk> = {}) {
  const problems: string[] = [];
  const found: string[] = [];
  const wants = (path: string): boolean => path.endsWith(".jsonl");
  const report = (problem: string): void => void problems.push(problem.replaceAll(root, ""));
  for await (const path of walkLogs({ root, depth: 2, wants, report, ...more }))
    found.push(relative(root, path));
  return { found: found.toSorted((a, b) => a.localeCompare(b)), problems };
}

const write = (...path: readonly string[]): void => writeFileSync(join(root, ...path), "");

describe("looking for logs below a directory", () => {
  test("finds wanted files down to its depth, and enters what it may", async () => {
    write("top.jsonl");
    write("a", "b", "two.jsonl");
    write("a", "b", "other.txt");
    write("a", "b", "c", "three.jsonl");
    expect(await walked()).toEqual({ found: ["a/b/two.jsonl", "top.jsonl"], problems: [] });
    expect((await walked({ depth: 3 })).found).toContain("a/b/c/three.jsonl");
    const enters = (path: string, depth: number): boolean => depth > 1 || !path.endsWith("/a");
    expect((await walked({ enters })).found).toEqual(["top.jsonl"]);
  });

  test("follows no link: those inside are passed over, and all others reported", async () => {
    write("a", "one.jsonl");
    symlinkSync("one.jsonl", join(root, "a", "same.jsonl"));
    symlinkSync("nothing", join(root, "a", "lost.jsonl"));
    symlinkSync("a", join(root, "inside"));
    symlinkSync("../..", join(root, "a", "circle"));
    symlinkSync(tmpdir(), join(root, "out"));
    symlinkSync("itself", join(root, "itself"));
    const { found, problems } = await walked();
    expect(found).toEqual(["a/one.jsonl"]);
    expect(problems.toSorted((a, b) => a.localeCompare(b))).toEqual([
      "/a/circle is a link that leads in a circle, and is not followed",
      "/itself is a link that cannot be followed: links that lead in a circle",
      "/out is a link that leads in a circle, and is not followed",
    ]);
  });

  test("reports what is no plain file, and a directory that is not there", async () => {
    execFileSync("mkfifo", [join(root, "pipe.jsonl")]);
    expect((await walked()).problems).toEqual(["/pipe.jsonl is no plain file"]);
    rmSync(root, { recursive: true });
    expect(await walked()).toEqual({ found: [], problems: [" cannot be read: it is not there"] });
  });

  test("finds all of very many directories once", async () => {
    const names = Array.from({ length: 100 }, (_, index) => `d${String(index).padStart(3, "0")}`);
    for (const name of names) {
      mkdirSync(join(root, name));
      write(name, "log.jsonl");
    }
    expect((await walked()).found).toEqual(names.map((name) => `${name}/log.jsonl`));
  });
});
