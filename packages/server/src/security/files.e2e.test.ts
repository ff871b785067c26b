import { mkdir, symlink, writeFile } from "node:fs/promises";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import { readInside } from "@wheelhouse/workspace";
import { describe, expect, onTestFinished, test } from "vitest";
import { makeRun } from "../testing/made-run.ts";
import { openWorld, type World } from "../testing/open-world.ts";
import { ask, statusOf } from "../testing/raw-request.ts";

/** A world whose run has a snapshot with links that lead out of it. */
async function worldWithFiles(): Promise<World> {
  const place = await mkdtemp(join(tmpdir(), "wheelhouse-files-"));
  onTestFinished(() => rm(place, { recursive: true, force: true }));
  const tree = join(place, "tree");
  await mkdir(join(tree, "src"), { recursive: true });
  await writeFile(join(place, "secret"), "not for you");
  await writeFile(join(tree, "src/a b.ts"), "one\ntwo\nthree\nfour\n");
  await writeFile(join(tree, "binary"), "a\0b");
  await symlink("../../secret", join(tree, "src/link"));
  await symlink(place, join(tree, "out"));
  const readFile = (run: string, path: string) =>
    run === "r" ? readInside(tree, path) : undefined;
  const world = await openWorld({ deps: { readFile } });
  await makeRun(world.journal, "r");
  return world;
}

describe("http-api 3.7: files of a snapshot", () => {
  test("are shown by lines", async () => {
    const world = await worldWithFiles();
    const response = await world.get("/api/runs/r/file?path=src%2Fa%20b.ts&from=2&to=3");
    expect(API.runFile.reply.parse(await response.json())).toEqual({
      path: "src/a b.ts",
      from: 2,
      lines: ["two", "three"],
      total: 5,
    });
  });

  test.each([
    "../secret",
    "src/../../secret",
    "/etc/passwd",
    "src/link",
    "out/secret",
    "src",
    "binary",
    "a\0b",
    "..%2fsecret",
    "....//secret",
    "src\\..\\..\\secret",
    "file:///etc/passwd",
  ])("%j is no file of it", async (path) => {
    const world = await worldWithFiles();
    const response = await world.get(`/api/runs/r/file?path=${encodeURIComponent(path)}`);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain("not for you");
  });
});

describe("http-api 6.4: files of the page", () => {
  test.each([
    "/../package.json",
    "/%2e%2e/package.json",
    "/..%2fpackage.json",
    "/page.css/../../package.json",
    "//etc/passwd.css",
    "/page.css%00.html",
    "/\\..\\package.json",
  ])("%s is none of them", async (path) => {
    const world = await openWorld();
    const answer = await ask(world, `GET ${path}`, {});
    expect(answer).not.toContain("@wheelhouse/server");
    expect(statusOf(answer)).toBeGreaterThanOrEqual(400);
  });
});
