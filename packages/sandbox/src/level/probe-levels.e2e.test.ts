import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { probeLevels } from "./probe-levels.ts";

describe("probing the levels", () => {
  test("this runtime can confine", async () => {
    expect((await probeLevels()).confined).toMatchObject({ available: true });
  });

  test("without bubblewrap on the path, enforced is unavailable and says how to get it", async () => {
    const { enforced } = await probeLevels({ path: "/nowhere" });
    expect(enforced).toMatchObject({
      available: false,
      hint: expect.stringContaining("bubblewrap"),
    });
  });

  test("L7: a sandbox that holds nothing is found out by its own test and refused", async () => {
    const broken = mkdtempSync(join(tmpdir(), "wheelhouse-broken-"));
    const bwrap = join(broken, "bwrap");
    // Passes everything after `--` on unchanged, as a bubblewrap that was replaced or misbuilt might.
    writeFileSync(bwrap, '#!/bin/sh\nwhile [ "$1" != "--" ]; do shift; done\nshift\nexec "$@"\n');
    chmodSync(bwrap, 0o755);
    const { enforced } = await probeLevels({ bwrap });
    rmSync(broken, { recursive: true });
    expect(enforced).toMatchObject({
      available: false,
      reason: expect.stringContaining("could write"),
    });
  });

  test("a program that cannot be started is no level", async () => {
    const { enforced, confined } = await probeLevels({
      bwrap: "/nowhere/bwrap",
      node: "/nowhere/node",
    });
    expect(enforced.available).toBe(false);
    expect(confined.available).toBe(false);
  });
});
