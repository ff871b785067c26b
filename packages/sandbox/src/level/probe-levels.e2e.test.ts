import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { probeLevels } from "./probe-levels.ts";

describe("probing the levels", () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "wheelhouse-broken-"));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  /** A program under the name of another one. */
  function impostor(name: string, script: string): string {
    const path = join(directory, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  test("this runtime can confine", async () => {
    expect((await probeLevels()).confined).toMatchObject({ available: true });
  });

  test("is done once in a process", () => {
    expect(probeLevels()).toBe(probeLevels());
  });

  test("without bubblewrap on the path, enforced is unavailable and says how to get it", async () => {
    const { enforced } = await probeLevels({ path: "/nowhere" });
    expect(enforced).toMatchObject({
      available: false,
      hint: expect.stringContaining("bubblewrap"),
    });
  });

  test("L7: a bubblewrap that holds nothing is found out by the test and refused", async () => {
    const bwrap = impostor("bwrap", 'while [ "$1" != "--" ]; do shift; done; shift; exec "$@"');
    const { enforced } = await probeLevels({ bwrap });
    expect(enforced).toMatchObject({
      available: false,
      reason: expect.stringContaining("could write"),
    });
  });

  test("L7: a runtime that knows no permissions is found out by the test and refused", async () => {
    const node = impostor(
      "node",
      `while [ "\${1#--}" != "$1" ]; do shift; done; exec ${process.execPath} "$@"`,
    );
    const { confined } = await probeLevels({ node, path: "/nowhere" });
    expect(confined).toMatchObject({
      available: false,
      reason: expect.stringContaining("could write"),
    });
  });

  test("a program that says what it should without being tried is not believed", async () => {
    const node = impostor(
      "liar",
      'for last; do :; done; touch "$last"; echo "refused ERR_ACCESS_DENIED"',
    );
    expect((await probeLevels({ node, path: "/nowhere" })).confined.available).toBe(false);
  });

  test("a program that cannot be started is no level", async () => {
    const { enforced, confined } = await probeLevels({
      bwrap: "/nowhere/bwrap",
      node: "/nowhere/node",
    });
    expect(enforced).toMatchObject({ reason: expect.stringContaining("ENOENT") });
    expect(confined).toMatchObject({ reason: expect.stringContaining("ENOENT") });
  });
});
